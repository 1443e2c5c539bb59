import { cutEverywhere } from "./cutEverywhere";
import { batch } from "./storeOperations";

cutEverywhere(batch);
