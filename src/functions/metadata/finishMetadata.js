// @ts-check

/**
 * @typedef {{ name: string; description?: string; [key: string]: unknown }} ParameterMetadata
 * @typedef {{ id: string; name: string; description?: string | undefined; parameters: ParameterMetadata[]; [key: string]: unknown }} FunctionMetadata
 * @typedef {{ functions: FunctionMetadata[]; [key: string]: unknown }} Metadata
 * @typedef {{ name?: string; description?: string }} ParameterWords
 * @typedef {{ description?: string; parameters?: Record<string, ParameterWords> }} FunctionWords
 * @typedef {Record<string, FunctionWords>} Words  what one language says, by function id and by the parameter's name in the code
 */

/** Excel on Windows and Mac does not load a functions.json over 1 MB (OfficeDev/office-js issue 4808). */
const largestFile = 1_000_000;

/**
 * Corrects what the metadata tool writes. It always allows entity values for parameters of type any, and with that flag and
 * a repeating parameter Excel 2021 LTSC crashes, so the flag goes, wherever it stands. Error values as arguments are
 * allowed instead: a cell that points at #N/A then gets a sentence from the function, not a bare #VALUE! from Excel.
 * @param {Metadata} metadata as the tool writes it
 * @returns {Metadata} a new object; the given one stays
 */
function finishMetadata(metadata) {
  const cleaned = /** @type {Metadata} */ (without(metadata, "allowCustomDataForDataTypeAny"));
  return { allowErrorForDataTypeAny: true, ...cleaned };
}

/**
 * The same functions in another language: ids and names stay, since formulas are written alike in every Excel; descriptions
 * and the names and descriptions of parameters are taken from `words`.
 * @param {Metadata} metadata
 * @param {Words} words
 * @returns {{ metadata: Metadata; missing: string[] }} `missing` names each text that has no translation, and each word
 *   given for a function or parameter that does not exist; empty when all is well
 */
function translateMetadata(metadata, words) {
  /** @type {string[]} */
  const missing = [];
  const functions = metadata.functions.map((definition) => {
    const own = words[definition.id];
    if (own?.description === undefined) missing.push(`${definition.id}: description`);
    const parameters = definition.parameters.map((parameter) => {
      const said = own?.parameters?.[parameter.name];
      if (said?.name === undefined) missing.push(`${definition.id}, ${parameter.name}: name`);
      if (said?.description === undefined) missing.push(`${definition.id}, ${parameter.name}: description`);
      return { ...parameter, ...said };
    });
    const known = new Set(definition.parameters.map((parameter) => parameter.name));
    for (const name of Object.keys(own?.parameters ?? {})) {
      if (!known.has(name)) missing.push(`${definition.id}, ${name}: no such parameter`);
    }
    return { ...definition, description: own?.description ?? definition.description, parameters };
  });
  const ids = new Set(metadata.functions.map((definition) => definition.id));
  for (const id of Object.keys(words)) if (!ids.has(id)) missing.push(`${id}: no such function`);
  return { metadata: { ...metadata, functions }, missing };
}

/**
 * What a functions.json breaks that Excel or our users would notice; empty when all is well.
 * @param {Metadata} metadata
 * @returns {string[]} sentences
 */
function findFaults(metadata) {
  /** @type {string[]} */
  const faults = [];
  const seen = new Set();
  for (const { id, name, description, parameters } of metadata.functions) {
    if (seen.has(id)) faults.push(`${id} is declared twice.`);
    seen.add(id);
    if (!/^[A-Z][A-Z0-9.]{2,}$/.test(id)) faults.push(`${id} is no id that Excel takes.`);
    if (name !== id) faults.push(`${id} is called ${name}: name and id are the same here.`);
    if (!description) faults.push(`${id} has no description.`);
    for (const [at, parameter] of parameters.entries()) {
      if (!parameter.description) faults.push(`${id}: ${parameter.name} has no description.`);
      if (parameter["repeating"] === true && at !== parameters.length - 1) {
        faults.push(`${id}: ${parameter.name} repeats but is not the last parameter.`);
      }
      if (parameter["repeating"] === true && parameter["dimensionality"] !== "matrix") {
        faults.push(`${id}: ${parameter.name} repeats but takes no ranges; declare it any[][][].`);
      }
    }
  }
  const size = Buffer.byteLength(JSON.stringify(metadata, null, 2));
  if (size >= largestFile)
    faults.push(`functions.json has ${size} bytes; Excel loads less than ${largestFile}.`);
  return faults;
}

/**
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown} a copy of value without that key at any depth
 */
function without(value, key) {
  if (Array.isArray(value)) return value.map((item) => without(item, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== key)
      .map(([name, item]) => [name, without(item, key)]),
  );
}

module.exports = { finishMetadata, translateMetadata, findFaults };
