import { loadPeer } from "../peers";

/** As much of @duckdb/node-api as the bench uses. */
export interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJS(): (number | bigint | string | null)[][] }>;
  createAppender(table: string): Promise<Appender>;
  closeSync(): void;
}

interface Appender {
  appendDataChunk(chunk: DataChunk): void;
  closeSync(): void;
}

interface DataChunk {
  setColumns(columns: readonly (readonly (string | number | boolean | null)[])[]): void;
}

interface Api {
  readonly DuckDBInstance: { create(path: string, options: Record<string, string>): Promise<Instance> };
  readonly DuckDBDataChunk: { create(types: readonly unknown[], rowCount?: number): DataChunk };
  readonly DOUBLE: unknown;
  readonly VARCHAR: unknown;
}

interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}

export interface Database {
  readonly api: Api;
  readonly connection: Connection;
  readonly close: () => void;
}

/** A database in memory with one thread. */
export async function openDatabase(): Promise<Database> {
  const api = (await loadPeer("@duckdb/node-api")) as Api;
  const instance = await api.DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { api, connection, close };
}

/** Rows that a chunk of DuckDB holds. */
const chunkRows = 2048;

export type Column = readonly (string | number | null)[];

/** Appends columns to a table: texts where `isText` says so, else doubles. */
export async function appendColumns(
  api: Api,
  connection: Connection,
  table: string,
  columns: readonly Column[],
  isText: readonly boolean[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = isText.map((text) => (text ? api.VARCHAR : api.DOUBLE));
  const count = columns[0]?.length ?? 0;
  for (let first = 0; first < count; first += chunkRows) {
    const chunk = api.DuckDBDataChunk.create(types);
    chunk.setColumns(columns.map((column) => column.slice(first, first + chunkRows)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
