import defer * as core from "@zxcvbn-ts/core";
import defer * as common from "@zxcvbn-ts/language-common";
import defer * as english from "@zxcvbn-ts/language-en";
import defer * as japanese from "@zxcvbn-ts/language-ja";

/** More than 10¹⁰ guesses: zxcvbn's "very unguessable", the highest of its scores 0 to 4. */
const LEAST_SCORE = 4;

/** zxcvbn takes up to seconds for 128 characters, and these are enough to be sure [ours]. */
const JUDGED_CHARACTERS = 64;
/** The ways of reading "p4ssw0rd" that are tried; each takes as long as the password as it is. */
const LEET_READINGS = 10;

/** Words of this system, and what the Japanese lists, all romaji, lack [ours]. */
const SERVICE_WORDS = [
  ..."vrs vaccine vaccination wakuchin sesshu sesshuken yobousesshu hokenjo".split(" "),
  ..."ワクチン ワクチン接種 新型コロナ 予防接種 接種 接種券 接種会場 接種記録".split(" "),
  ..."市役所 区役所 町役場 村役場 自治体 保健所 保健センター パスワード ぱすわーど".split(" "),
];

/**
 * Whether a password takes too few guesses: common passwords and words, sequences, repetitions,
 * rows of keys, dates, and `known` words about its owner, which come first.
 */
export function isWeakPassword(password: string, known: readonly string[] = []): boolean {
  estimator ??= anEstimator();
  return estimator.check(folded(password), known.map(folded)).score < LEAST_SCORE;
}

/** `import defer`: the word lists, some 60 MB, are read when the first password is chosen. */
let estimator: core.ZxcvbnFactory | undefined;

function anEstimator(): core.ZxcvbnFactory {
  const { "lastnames-en": _americans, ...englishWords } = english.dictionary;
  return new core.ZxcvbnFactory({
    dictionary: {
      ...common.dictionary,
      ...englishWords,
      ...japanese.dictionary,
      service: SERVICE_WORDS,
    },
    graphs: common.adjacencyGraphs,
    maxLength: JUDGED_CHARACTERS,
    l33tMaxSubstitutions: LEET_READINGS,
  });
}

/** Full width letters are guessed as easily as half width ones. */
function folded(text: string): string {
  return text.normalize("NFKC");
}
