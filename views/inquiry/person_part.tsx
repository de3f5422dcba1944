import type { Inquiry } from "../../domain/transfer/inquiry.ts";
import { paths } from "../paths.ts";
import { CandidateFacts } from "./candidate_table.tsx";
import type { CandidateRow } from "./case_row.ts";
import { FlagOffer } from "./flag_offer.tsx";

interface PersonPartProps {
  inquiry: Inquiry;
  person: CandidateRow;
  look: "solid" | "outline";
}

/** The resident the answer is about, and their 転出フラグ. */
export function PersonPart({ inquiry, person, look }: PersonPartProps) {
  return (
    <section aria-labelledby="person">
      <h2 id="person">回答した人</h2>
      <CandidateFacts candidate={person} />
      <FlagOffer inquiry={inquiry} person={person} look={look} />
      <p>
        <a class="row-link" href={paths.recipient(person.id)}>この人の照会結果を見る</a>
      </p>
    </section>
  );
}
