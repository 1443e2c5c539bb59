import type { FunctionArgument } from "../model/calculator";
import { general } from "../model/numberFormat";
import type { CellError, CellValue } from "../model/values";
import { isCellError } from "../model/values";
import type { FunctionMetadata, FunctionParameter } from "./functionMetadata";

/** How blank cells reach a function: 0 on Windows and Mac, null on the web, `""` in some builds. */
export type EmptyCellArgument = 0 | null | "";

/** Arguments as the client takes them, or the error that the cell shows instead of a call. */
export type PreparedArguments =
  | { readonly values: readonly unknown[]; readonly addresses: readonly unknown[] }
  | { readonly error: CellError };

/** Makes a function's arguments from a formula's, by its metadata: matrices, types, omitted and repeating ones, errors. */
export function prepareArguments(
  metadata: FunctionMetadata,
  args: readonly (FunctionArgument | null)[],
  empty: EmptyCellArgument,
): PreparedArguments {
  const values: unknown[] = [];
  const addresses: unknown[] = [];
  const convert = (argument: FunctionArgument, parameter: FunctionParameter): unknown =>
    one(argument, parameter, empty, metadata.allowErrorForDataTypeAny === true);
  try {
    metadata.parameters.forEach((parameter, index) => {
      if (parameter.repeating) {
        const rest = args.slice(index);
        values.push(
          rest.map((argument) => (argument ? convert(argument, parameter) : omitted(parameter, empty))),
        );
        addresses.push(rest.map((argument) => argument?.address ?? null));
        return;
      }
      const argument = args[index];
      if (!argument && !parameter.optional) throw new Refusal({ error: "#VALUE!" });
      values.push(argument ? convert(argument, parameter) : null);
      addresses.push(argument?.address ?? null);
    });
    const takesMore = metadata.parameters.some((parameter) => parameter.repeating);
    if (!takesMore && args.length > metadata.parameters.length) throw new Refusal({ error: "#VALUE!" });
    return { values, addresses };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { error: refusal.shown };
    throw refusal;
  }
}

class Refusal extends Error {
  constructor(readonly shown: CellError) {
    super(shown.error);
  }
}

/** An argument left out between commas of a repeating parameter. */
function omitted(parameter: FunctionParameter, empty: EmptyCellArgument): unknown {
  return parameter.dimensionality === "matrix" ? [[empty]] : empty;
}

function one(
  argument: FunctionArgument,
  parameter: FunctionParameter,
  empty: EmptyCellArgument,
  errors: boolean,
): unknown {
  const allowed = errors && (parameter.type ?? "any") === "any";
  if (parameter.dimensionality === "matrix")
    return argument.values.map((line) => line.map((value) => scalar(value, parameter.type, empty, allowed)));
  const [first] = argument.values;
  if (argument.values.length !== 1 || first?.length !== 1) throw new Refusal({ error: "#VALUE!" });
  return scalar(first[0] ?? null, parameter.type, empty, allowed);
}

function scalar(value: CellValue, type = "any", empty: EmptyCellArgument, errors: boolean): unknown {
  if (isCellError(value)) {
    if (errors) return { type: "CustomFunctionError", code: value.error };
    throw new Refusal(value);
  }
  if (value === null) return type === "string" && empty === 0 ? "" : type === "boolean" ? false : empty;
  if (type === "number") return toNumber(value);
  if (type === "string")
    return typeof value === "number"
      ? general(value)
      : typeof value === "boolean"
        ? String(value).toUpperCase()
        : value;
  if (type === "boolean") return toBoolean(value);
  return value;
}

function toNumber(value: number | string | boolean): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  const number = typeof value === "number" ? value : value.trim() === "" ? NaN : Number(value);
  if (Number.isNaN(number)) throw new Refusal({ error: "#VALUE!" });
  return number;
}

function toBoolean(value: number | string | boolean): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  const upper = value.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  throw new Refusal({ error: "#VALUE!" });
}
