import { notFound } from "../../model/fault";
import type { StoredObject } from "../../model/records";
import type { Batch } from "../batch";
import { HostObject } from "../hostObject";
import type { ObjectType } from "../hostObject";
import { StoredPart } from "./storedPart";

/** A chart or pivot table: kept by its properties, nothing drawn or worked out. */
export abstract class SheetObject extends HostObject {
  constructor(
    batch: Batch,
    readonly sheetId: string,
    readonly objectId: string,
  ) {
    super(batch);
  }

  get state(): StoredObject {
    return this.batch.workbook.objects(this.sheetId).find((item) => item.id === this.objectId) ?? notFound();
  }

  override assertAlive(): void {
    this.mustExist(this.state);
  }

  override identity(): Record<string, unknown> {
    return { Id: this.objectId };
  }

  read(path: string): unknown {
    return this.state.properties[path];
  }

  write(path: string, value: unknown): void {
    this.replace({ properties: { ...this.state.properties, [path]: value } });
  }

  replace(patch: Partial<Pick<StoredObject, "name" | "properties">>): void {
    const list = this.batch.workbook.objects(this.sheetId);
    this.batch.workbook.setObjects(
      this.sheetId,
      list.map((item) => (item.id === this.objectId ? { ...item, ...patch } : item)),
    );
  }

  remove(): void {
    const list = this.batch.workbook.objects(this.sheetId);
    this.batch.workbook.setObjects(
      this.sheetId,
      list.filter((item) => item.id !== this.objectId),
    );
  }

  part(type: ObjectType<StoredPart>, name: string): StoredPart {
    return new StoredPart(this.batch, type, this, name);
  }
}

/** Places a new stored object on a sheet and gives its id. */
export function placeObject(
  batch: Batch,
  sheetId: string,
  kind: StoredObject["kind"],
  name: string | undefined,
  properties: Readonly<Record<string, unknown>>,
): string {
  const { workbook } = batch;
  const all = workbook.sheets.flatMap((sheet) => workbook.objects(sheet.id));
  const number = 1 + Math.max(0, ...all.map((item) => Number(/\d+(?=\}$)/.exec(item.id)?.[0] ?? 0)));
  const id = `{0B7EC700-0000-4000-8000-${String(number).padStart(12, "0")}}`;
  const label = kind === "Chart" ? `Chart ${number}` : `PivotTable${number}`;
  workbook.setObjects(sheetId, [...workbook.objects(sheetId), { id, kind, name: name ?? label, properties }]);
  return id;
}
