import { setInterval } from "node:timers";
import { setTimeout as delay } from "node:timers/promises";
import { fictionalPeople } from "../../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../../db/demo/recipient_csv.ts";
import { pick } from "../../../db/demo/seeded_random.ts";
import { paths } from "../../../views/paths.ts";
import { RawConnection } from "./raw_connection.ts";
import type { SignedIn } from "./national_register.ts";
import type { TabletsOffice } from "./tablets.ts";

/** Somebody who asks now and then, so often for each registration. */
interface Asker {
  endpoint: string;
  each: number;
  /** Where the answer leads elsewhere. */
  expects?: readonly number[];
  request(office: TabletsOffice): Uint8Array;
}

const KANA = [
  "サトウ",
  "スズキ",
  "タカハシ",
  "タナカ",
  "イトウ",
  "ワタナベ",
  "ヤマモト",
  "ナカムラ",
];

const ASKERS: readonly Asker[] = [
  {
    endpoint: "照会 by name and birth date (POST /recipients/search)",
    each: 0.03,
    expects: [200, 303, 422], // one, several, nobody
    request({ requests, register, random }) {
      const birthDate = `19${40 + Math.floor(random() * 50)}0${1 + Math.floor(random() * 9)}15`;
      const fields = { nameKana: pick(random, KANA), birthDate, sex: "" };
      return requests.post(paths.search, fields, pick(random, register.staff));
    },
  },
  {
    endpoint: "照会 by ticket (POST /recipients/search)",
    each: 0.03,
    expects: [303],
    request({ requests, register, random }) {
      const by = pick(random, register.staff);
      const number = register.someTicketOf(by.municipalityCode!, random());
      const ticketNumber = String(number).padStart(10, "0");
      return requests.post(paths.search, { ticketNumber }, by);
    },
  },
  {
    endpoint: "接種状況 (GET /progress)",
    each: 0.02,
    request: ({ requests, register, random }) =>
      requests.get(paths.progress, pick(random, register.staff)),
  },
  {
    endpoint: "当日の一覧 (GET /venue/doses)",
    each: 0.01,
    request: ({ requests, register, random }) =>
      requests.get(paths.venueDoses, pick(random, register.tablets)),
  },
  {
    endpoint: "統計 (GET /statistics)",
    each: 0.002,
    request: ({ requests, register }) => requests.get(paths.statistics, register.national),
  },
  {
    endpoint: "公開ページ (GET /public)",
    each: 0.03,
    request: ({ requests }) => requests.get(paths.publicPage),
  },
];

export const OTHERS_EACH = ASKERS.reduce((sum, { each }) => sum + each, 0);

/** One of them asks, as often as they do. */
export async function askSomething(office: TabletsOffice, due: number): Promise<void> {
  let left = office.random() * OTHERS_EACH;
  const asker = ASKERS.find(({ each }) => (left -= each) < 0) ?? ASKERS[0]!;
  const { endpoint, expects = [200] } = asker;
  await office.client.ask({ endpoint, request: asker.request(office), due, expects });
}

const ROWS = 1_000;
const UPLOAD_EVERY_MS = 20_000;
const OUTPUT_EVERY_MS = 15_000;

/** Files go in and out all day: every 20 s 1,000 people, every 15 s a list. Answers how to end it. */
export function fileWork(office: TabletsOffice, url: string): () => void {
  const { client, requests, register } = office;
  let uploads = 0;
  const upload = async () => {
    const by = register.staff[uploads % register.staff.length]!;
    const due = performance.now();
    const status = await uploadPeople({ url, by, number: uploads++ });
    const figures = client.figuresOf(`upload of ${ROWS} people (POST /uploads)`);
    figures.all.add(performance.now() - due);
    if (status !== 303) figures.errors++;
  };
  let outputs = 0;
  const output = () => {
    const fields = { kind: "waiting", doseCount: "2", encoding: "utf-8", header: "with_header" };
    const by = register.staff[outputs++ % register.staff.length]!;
    const request = requests.post(paths.outputs, fields, by);
    const endpoint = "output of the waiting list (POST /outputs)";
    return client.ask({ endpoint, request, due: performance.now(), expects: 303 });
  };
  const timers = [setInterval(upload, UPLOAD_EVERY_MS), setInterval(output, OUTPUT_EVERY_MS)];
  return () => timers.forEach((timer) => clearInterval(timer));
}

async function uploadPeople(
  { url, by, number }: { url: string; by: SignedIn; number: number },
): Promise<number> {
  const people = fictionalPeople({ count: ROWS, seed: number }).map((person, index) => ({
    ...person,
    residentNumber: String(900_000_000 + number * ROWS + index).padStart(15, "0"),
    ticketNumber: String(6_000_000_000 + number * ROWS + index),
  }));
  const form = new FormData();
  form.set("mode", "keep_blank");
  form.set("file", new File([toRecipientCsv(people)], `load-${number}.csv`));
  const headers = { origin: url, cookie: `vrs=${by.token}` };
  const init = { method: "POST", redirect: "manual", headers, body: form } as const;
  const answer = await fetch(url + paths.uploads, init);
  await answer.body?.cancel();
  return answer.status;
}

export interface Followers {
  count: number;
  /** Pieces that came, of all together. */
  pieces: number;
  /** Streams that ended before the day did. */
  ended: number;
  close(): void;
}

/** Town halls that keep 接種状況 open: their page is told what changes. */
export async function followProgress(
  { register, requests }: TabletsOffice,
  { ports, count }: { ports: readonly number[]; count: number },
): Promise<Followers> {
  const connections: RawConnection[] = [];
  let isOver = false;
  const followers: Followers = {
    ...{ count, pieces: 0, ended: 0 },
    close() {
      isOver = true;
      for (const connection of connections) connection.close();
    },
  };
  for (let follower = 0; follower < count; follower++) {
    const connection = await RawConnection.open(ports[follower % ports.length]!);
    connections.push(connection);
    const by = register.staff[follower % register.staff.length]!;
    connection.follow(requests.events(paths.progressEvents, by), () => followers.pieces++)
      .then(() => followers.ended += isOver ? 0 : 1);
    await delay(5); // not all of them in the same moment
  }
  return followers;
}
