import { loadPeer } from "../peers";

/** As much of arquero as the bench uses. Expressions are arquero's own, written as texts. */
export interface Table {
  groupby(...columns: string[]): Table;
  orderby(...columns: string[]): Table;
  derive(columns: Readonly<Record<string, string>>): Table;
  filter(expression: string): Table;
  rollup(columns: Readonly<Record<string, string>>): Table;
  count(): Table;
  slice(first: number, end?: number): Table;
  select(columns: readonly string[] | Readonly<Record<string, string>>): Table;
  join(other: Table, on: string): Table;
  join_left(other: Table, on: string): Table;
  concat(other: Table): Table;
  dedupe(...columns: string[]): Table;
  ungroup(): Table;
  reify(): Table;
  objects(): Readonly<Record<string, string | number | undefined>>[];
}

export interface Api {
  table(columns: Readonly<Record<string, readonly unknown[]>>): Table;
}

export async function loadArquero(): Promise<Api> {
  return (await loadPeer("arquero")) as Api;
}
