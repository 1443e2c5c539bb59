import type { Language } from "../domain/language";

/** Which language is whose: errors are for who reads, what stands in cells is the workbook's, the same for all who have it open. */
export interface Languages {
  readonly reader: Language;
  readonly workbook: Language;
}
