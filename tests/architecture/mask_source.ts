// What may stand before a `/` that opens a regular expression; elsewhere it divides or closes a tag.
const beforeExpression = /(?:^|[(,=:[!&|?{;]|=>|\breturn)\s*$/;
const opening = /["'`/]/g;
const comment = /^(?:\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))/;
const quotation = /^(?:"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*')/;
const expression = /^\/(?![*/])(?:[^/[\\\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//;

/**
 * TypeScript with comments, and the inside of strings, templates and regular expressions, replaced
 * by spaces; quotes, lines and offsets stay. What stands in `${…}` goes as well: enough for rules
 * about imports and types. Not a parser: a quote without its partner on the line (an apostrophe in
 * JSX text) is taken for text.
 */
export function maskSource(text: string): string {
  const pieces: string[] = [];
  let position = 0;
  while (position < text.length) {
    opening.lastIndex = position;
    const start = opening.exec(text)?.index ?? text.length;
    const token = start < text.length ? maskedToken(text, start) : "";
    pieces.push(text.slice(position, start), token);
    position = start + token.length;
  }
  return pieces.join("");
}

/** The comment or literal that begins at the offset, masked; else the one character there. */
function maskedToken(text: string, start: number): string {
  const rest = text.slice(start);
  const remark = rest.match(comment)?.[0];
  if (remark) return blank(remark);
  const quoted = rest.match(quotation)?.[0];
  if (quoted) return rest[0] + blank(quoted.slice(1, -1)) + rest[0];
  if (rest.startsWith("`")) return blank(rest.slice(0, templateLength(rest)));
  const pattern = rest.match(expression)?.[0];
  const opens = beforeExpression.test(text.slice(Math.max(0, start - 80), start));
  return pattern && opens ? blank(pattern) : rest.slice(0, 1);
}

function templateLength(text: string): number {
  let position = 1;
  while (position < text.length) {
    if (text[position] === "`") return position + 1;
    if (text[position] === "\\") position += 2;
    else if (text.startsWith("${", position)) {
      position += 2 + substitutionLength(text.slice(position + 2));
    } else position++;
  }
  return text.length;
}

/** Length of what follows `${`, the closing brace included. */
function substitutionLength(text: string): number {
  let position = 0;
  let depth = 1;
  while (position < text.length && depth > 0) {
    const rest = text.slice(position);
    if (rest.startsWith("{")) depth++;
    if (rest.startsWith("}")) depth--;
    position += rest.startsWith("`")
      ? templateLength(rest)
      : rest.match(quotation)?.[0].length ?? 1;
  }
  return position;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
