import { paths } from "../paths.ts";

const KINDS = [
  { label: "接種対象者登録", path: paths.uploads },
  { label: "予診票・予防接種台帳データ一括登録", path: paths.doseUploads },
  { label: "予診票個別登録", path: paths.doseEntry },
];

/** The three parts of データ登録. */
export function RegistrationTabs({ current }: { current: string }) {
  return (
    <nav class="subtabs" aria-label="データ登録の種類">
      <ul>
        {KINDS.map(({ label, path }) => (
          <li>
            <a href={path} aria-current={path === current ? "page" : undefined}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
