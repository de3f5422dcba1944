import { attribute } from "./html.ts";

export interface FoundField {
  name: string;
  /** As in HTML: text, hidden, radio, file …; select and textarea are types of their own. */
  type: string;
  /** What is sent when nobody touches it; of several choices the first. */
  value: string;
}

export interface FoundForm {
  action: string;
  method: string;
  fields: FoundField[];
}

/** Every form of a page, and every field in it. */
export function formsOn(html: string): FoundForm[] {
  const forms = html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gs);
  return Array.from(forms, ([, start = "", inner = ""]) => ({
    action: attribute(start, "action") ?? "",
    method: (attribute(start, "method") ?? "get").toUpperCase(),
    fields: [...new Map(fieldsIn(inner).map((field) => [field.name, field])).values()],
  }));
}

function fieldsIn(html: string): FoundField[] {
  const fields: FoundField[] = [];
  for (const [tag] of html.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const type = tag.startsWith("<textarea") ? "textarea" : attribute(tag, "type") ?? "text";
    fields.unshift(fieldOf(tag, { type, value: attribute(tag, "value") ?? "" }));
  }
  for (const [, select = "", options = ""] of html.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const values = Array.from(options.matchAll(/<option[^>]*>/g), ([tag]) => {
      return attribute(tag, "value") ?? "";
    });
    fields.unshift(
      fieldOf(select, { type: "select", value: values.find((one) => one !== "") ?? "" }),
    );
  }
  for (const [tag] of html.matchAll(/<button\b[^>]*\sname=[^>]*>/g)) {
    fields.unshift(fieldOf(tag, { type: "button", value: attribute(tag, "value") ?? "" }));
  }
  return fields.filter(({ name }) => name !== "").reverse();
}

function fieldOf(tag: string, { type, value }: Omit<FoundField, "name">): FoundField {
  return { name: attribute(tag, "name") ?? "", type, value };
}

/** What a form sends when nobody touches it. */
export function untouched({ fields }: FoundForm): Record<string, string> {
  return Object.fromEntries(
    fields.filter(({ type }) => type !== "file").map(({ name, value }) => [name, value]),
  );
}
