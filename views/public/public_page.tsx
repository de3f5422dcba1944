import type { PublicFigures } from "../../domain/tally/public_figures.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { type PublicChoice, publicHref } from "./choice.ts";
import { ChoiceLinks } from "./choice_links.tsx";
import { PublicAges } from "./public_ages.tsx";
import type { PublicPart } from "./public_part.ts";
import { PublicMap } from "./public_map.tsx";
import { PublicSummary } from "./public_summary.tsx";
import { PublicTime } from "./public_time.tsx";
import { PublicVaccines } from "./public_vaccines.tsx";
import { PUBLIC_WORDS, type PublicWords } from "./words.ts";

export interface PublicPageProps {
  figures: PublicFigures;
  choice: PublicChoice;
  /** When the figures were read. */
  at: Date;
}

/** 接種の状況（公開）: how far the campaign is, for everybody and in plain words. */
export function PublicPage({ figures, choice, at }: PublicPageProps) {
  const words = PUBLIC_WORDS[choice.language];
  const isBegun = figures.days.length > 0;
  return (
    <>
      <div class="public__head">
        <h1>{words.title}</h1>
        <p class="public__time">
          {words.asOf(at)}
          <span class="public__renewed">{words.renewed}</span>
        </p>
        {!isBegun && (
          <Message look="plain" heading={words.nothingYet.heading}>
            <p>{words.nothingYet.text}</p>
          </Message>
        )}
        <PublicSummary figures={figures} words={words} />
      </div>
      {isBegun && <Charts figures={figures} choice={choice} words={words} />}
      <About words={words} />
    </>
  );
}

function Charts(props: PublicPart) {
  return (
    <>
      <PublicTime {...props} />
      <DoseChoice {...props} />
      <div class="public__prefectures">
        <PublicMap {...props} />
      </div>
      <div class="public__ages">
        <PublicAges {...props} />
      </div>
      <div class="public__vaccines">
        <PublicVaccines {...props} />
      </div>
    </>
  );
}

function DoseChoice({ figures, choice, words }: PublicPart) {
  const choices = figures.doseNumbers.map((doseNumber) => ({
    text: words.dose(doseNumber),
    href: publicHref({ ...choice, doseNumber }),
    isChosen: doseNumber === choice.doseNumber,
  }));
  return <ChoiceLinks label={words.chooseDose} choices={choices} />;
}

function About({ words: { about, openData } }: { words: PublicWords }) {
  return (
    <>
      <section class="public__about" aria-labelledby="about">
        <h2 id="about">{about.heading}</h2>
        <ul>{about.sentences.map((sentence) => <li>{sentence}</li>)}</ul>
      </section>
      <section class="public__open-data" aria-labelledby="open-data">
        <h2 id="open-data">{openData.heading}</h2>
        <p>{openData.text}</p>
        <p>
          <a href={paths.openData}>{openData.link}</a>
        </p>
      </section>
    </>
  );
}

/** The figures cannot be read. */
export function PublicFaultPage({ choice: { language } }: Pick<PublicPageProps, "choice">) {
  const { title, unreadable } = PUBLIC_WORDS[language];
  return (
    <>
      <h1>{title}</h1>
      <Message look="stop" heading={unreadable.heading}>
        <p>{unreadable.text}</p>
      </Message>
    </>
  );
}
