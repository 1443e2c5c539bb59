import { cutEverywhere } from "./cutEverywhere";
import { recordOperations } from "./recordOperations";

recordOperations.forEach(cutEverywhere);
