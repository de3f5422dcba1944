import type { Child } from "hono/jsx";

interface FormProps {
  action: string;
  label?: string;
  enctype?: "multipart/form-data";
  /** "grid" sets short fields side by side where there is room. */
  layout?: "column" | "grid";
  children: Child;
}

/**
 * A form that posts as any form does; with JavaScript htmx posts it and swaps the answer into
 * `<main>`. The buttons rest while a request is under way.
 */
export function Form({ action, label, enctype, layout = "column", children }: FormProps) {
  return (
    <form
      class={`form form--${layout}`}
      method="post"
      action={action}
      enctype={enctype}
      aria-label={label}
      novalidate
      hx-post={action}
      hx-encoding={enctype}
      hx-target="#main"
      hx-swap="innerHTML"
      hx-disable="findAll button[type=submit]"
    >
      {children}
    </form>
  );
}

/** A form whose answer is another whole page (signing in) or a file (an output). */
export function PlainForm({ action, label, children }: FormProps) {
  return (
    <form class="form" method="post" action={action} aria-label={label} novalidate>
      {children}
    </form>
  );
}

interface ButtonProps {
  children: Child;
  /** One solid button a screen. */
  look?: "solid" | "outline";
}

export function SubmitButton({ children, look = "solid" }: ButtonProps) {
  return <button type="submit" class={`button button--${look}`}>{children}</button>;
}

export function LinkButton({ href, children }: { href: string; children: Child }) {
  return <a class="button button--outline" href={href}>{children}</a>;
}

/** Shown while the form's request runs. */
export function BusyNote({ children }: { children: Child }) {
  return (
    <p class="busy htmx-indicator" role="status">
      <span class="busy__mark" aria-hidden="true" />
      {children}
    </p>
  );
}
