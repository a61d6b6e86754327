// OpenRouter's own schemas, with the places where they are known to be wrong.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const { answers, $defs } = JSON.parse(readFileSync(new URL("schemas.json", import.meta.url), "utf8"));

/**
 * Where the answers of the real service, as they were measured (the API sheet), differ from its schemas of August
 * 2026. Each takes the schema of one definition and the reason says why it may.
 */
export const TOLERATED = [
  {
    at: "ProviderName",
    reason: "grows without notice (about 105 names and counting), and the simulator's own provider is none of them",
    mend: () => ({ type: "string" }),
  },
  {
    at: "OutputModality",
    reason: "`decisions` was seen live",
    mend: (schema) => ({ ...schema, enum: [...schema.enum, "decisions"] }),
  },
  {
    at: "ProviderResponse",
    reason: "names a provider out of a list of its own, which grows likewise",
    mend: (schema) => ({ ...schema, properties: { ...schema.properties, provider_name: { type: "string" } } }),
  },
];

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const compiled = new Map();

/** A validator, with all differences tolerated but the one at `strictly`. */
function validator(name, strictly) {
  const key = `${name} ${strictly}`;
  if (!answers[name]) throw new Error(`there is no schema of ${name}`);
  if (!compiled.has(key)) {
    const mended = { ...$defs };
    for (const { at, mend } of TOLERATED) if (at !== strictly) mended[at] = mend($defs[at]);
    compiled.set(key, ajv.compile({ ...answers[name], $defs: mended }));
  }
  return compiled.get(key);
}

/** What is wrong with an answer, as lines; empty if it is as the schema says. */
export function faults(name, answer, strictly) {
  const validate = validator(name, strictly);
  if (validate(answer)) return [];
  return [...new Set(validate.errors.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`))];
}
