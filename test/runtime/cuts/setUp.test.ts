import { cutEverywhere } from "./cutEverywhere";
import { setUp } from "./storeOperations";

cutEverywhere(setUp);
