import type { CellValue } from "../cell";
import { columnsByRole, headerOf, tableOf } from "../store/roles";
import { isBlank } from "../store/row";
import type { StoreRecord } from "../store/record";
import type { Setup, Stage } from "../store/setup";
import type { RecordType } from "../store/words";

/** What a stage asks of a record before it may enter. */
export interface Requirements {
  /** Roles (headers of extra columns) that must be filled. */
  readonly required: readonly string[];
  /** Those of them that are blank in the row. */
  readonly missing: readonly string[];
  /** The same as the sheet's headers have them. */
  readonly missingHeaders: readonly string[];
  /** Lost asks for a reason. */
  readonly needsReason: boolean;
}

/** What a stage asks of a record, and what of it is missing. Fields that the record's table does not have are not asked for. */
export function requirements(record: StoreRecord, target: Stage, setup: Setup): Requirements {
  const required = requiredOf(record.type, record.fields, target);
  const missing = required.filter((role) => isBlank(record.fields.get(role)));
  return {
    required,
    missing,
    missingHeaders: missing.map((role) => headerOf(tableOf(record.type), role, setup.settings.locale)),
    needsReason: target.type === "lost",
  };
}

/** The roles that a stage requires and that are blank in a row, which need not be in the sheet yet. */
export function missingFields(
  type: RecordType,
  fields: ReadonlyMap<string, CellValue>,
  target: Stage,
): string[] {
  return requiredOf(type, fields, target).filter((role) => isBlank(fields.get(role)));
}

function requiredOf(type: RecordType, fields: ReadonlyMap<string, CellValue>, target: Stage): string[] {
  const columns = columnsByRole(tableOf(type));
  return target.requiredFields.filter((role) => columns.has(role) || fields.has(role));
}

/** Fields as a sentence names them: the headers that the sheet shows, separated by commas. */
export function fieldNames(type: RecordType, roles: readonly string[], setup: Setup): string {
  const { locale } = setup.settings;
  const names = roles.map((role) => headerOf(tableOf(type), role, locale));
  return names.join(locale === "en" ? ", " : "、");
}
