// What bpmn-js and we say, in the reader's language. Texts are English in the code.

import { DRAWING } from "./words/drawing.js";
import { OURS } from "./words/ours.js";

const CHINESE = { ...DRAWING, ...OURS };

export function words(language) {
  const table = language.startsWith("zh") ? CHINESE : {};
  return (text, values = {}) =>
    (table[text] ?? text).replace(/{([^}]+)}/g, (_, key) => values[key] ?? `{${key}}`);
}

export const translation = (say) => ({ translate: ["value", say] });
