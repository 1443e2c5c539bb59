import { cutEverywhere } from "./cutEverywhere";
import { adopt } from "./storeOperations";

cutEverywhere(adopt);
