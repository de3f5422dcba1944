import type { FullOffice, Route } from "./every_route.ts";
import { formsOn, type FoundForm } from "./forms_on.ts";
import { URAYASU } from "./some_staff.ts";
import type { Who } from "./who_may.ts";

/** A form, and who has it on a page. */
export interface OurForm extends FoundForm {
  who: Who;
  /** Path of the page it stands on. */
  page: string;
}

/** One of each form that 浦安市 has on any page, whatever its ids. */
export async function everyForm(
  { routes, visitors, pathsOf }: Pick<FullOffice, "routes" | "visitors" | "pathsOf">,
): Promise<OurForm[]> {
  const found = new Map<string, OurForm>();
  for (const route of routes.filter(({ method }) => method === "GET")) {
    for (const page of pathsOf(route, { municipalityCode: URAYASU, most: 12 })) {
      for (const who of ["manager", "venue"] as const) {
        const answer = await visitors[who].send(page);
        const isPage = answer.headers.get("content-type")?.startsWith("text/html");
        const html = isPage ? await answer.text() : void await answer.body?.cancel();
        for (const form of formsOn(html ?? "")) {
          if (form.method === "POST") found.set(shapeOf(form), { ...form, who, page });
        }
      }
    }
  }
  return [...found.values()];
}

function shapeOf({ action, fields }: FoundForm): string {
  const shape = action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id");
  return [shape, ...fields.map(({ name }) => name)].join(" ");
}

/** Whether two are the same form, perhaps of different records. */
export function isSame(one: FoundForm, other: FoundForm): boolean {
  return shapeOf(one) === shapeOf(other);
}

/** Whether a route answers at this path. */
export function isOf({ pattern }: Route, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path);
}
