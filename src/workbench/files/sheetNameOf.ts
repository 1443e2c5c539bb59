/** A sheet's name from a file's: without its ending, and without what a sheet's name may not have. */
export function sheetNameOf(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, "")
    .replace(/[\\/?*:[\]]/g, " ")
    .replace(/^'+|'+$/g, "")
    .trim()
    .slice(0, 31);
  return name === "" ? "Sheet1" : name;
}
