import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { todaysPaths } from "../paths.ts";
import type { Station } from "../station/station.ts";

interface TodaysSearchFormProps {
  station: Station;
  typed: Typed;
  problems: readonly FormProblem[];
  /** Whether the list is narrowed by it. */
  standing: "narrowed" | "whole";
}

/** One box over the list: whom or what to look for stands in no address. */
export function TodaysSearchForm({ station, typed, problems, standing }: TodaysSearchFormProps) {
  const at = todaysPaths(station.doses);
  return (
    <Form action={at.search} label="一覧をさがす">
      <TextField
        name="search"
        label="一覧をさがす"
        hint="券番号（一部でもさがせます）、または氏名・カナ氏名"
        value={typed.search}
        problems={problems}
        optional
      />
      <div class="buttons">
        <SubmitButton look="outline">さがす</SubmitButton>
        {standing === "narrowed" && <LinkButton href={at.list}>すべて表示</LinkButton>}
      </div>
    </Form>
  );
}
