import { WorkbookFault } from "./workbook";

/** Stops with what Excel says when an argument makes no sense. */
export function invalidArgument(
  message = "The argument is invalid or missing or has an incorrect format.",
): never {
  throw new WorkbookFault("InvalidArgument", message);
}

/** Stops with what Excel says when a named thing isn't there. */
export function notFound(message = "The requested resource doesn't exist."): never {
  throw new WorkbookFault("ItemNotFound", message);
}

/** Stops with what Excel says when protection forbids it. */
export function accessDenied(): never {
  throw new WorkbookFault("AccessDenied", "You cannot perform the requested operation.");
}

/** Stops with what Excel says when something of that name exists. */
export function alreadyExists(
  message = "A resource with the same name or identifier already exists.",
): never {
  throw new WorkbookFault("ItemAlreadyExists", message);
}

/** Stops with what Excel says when cells can't move because of a table. */
export function insertDeleteConflict(): never {
  throw new WorkbookFault(
    "InsertDeleteConflict",
    "The insert or delete operation attempted resulted in a conflict.",
  );
}
