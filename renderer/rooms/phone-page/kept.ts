/** The requests of this phone, newest first, a crew's session, and which surveys were answered. Small texts, so local storage; a phone without it forgets. */

const requestsKey = "yizhan-requests";
const requestsMax = 5;

function readList(key = requestsKey): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
  } catch {
    return []; // private browsing, or something else wrote there
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // private browsing: the page works, it only forgets when it is closed
  }
}

export const keptRequests = {
  all: () => readList(),
  add: (id: string) => write(requestsKey, JSON.stringify([id, ...readList()].slice(0, requestsMax))),
  drop: (id: string) => write(requestsKey, JSON.stringify(readList().filter((one) => one !== id))),
};

const sessionKey = "yizhan-crew";

export const keptSession = {
  read(): string {
    try {
      return localStorage.getItem(sessionKey) ?? "";
    } catch {
      return "";
    }
  },
  write: (text: string) => write(sessionKey, text),
};

const answeredKey = "yizhan-answered";
/** Assumed: a phone that answers each month forgets after years. */
const answeredMax = 60;

/** Surveys with their period that this phone has answered. */
export const keptAnswers = {
  has: (one: string) => readList(answeredKey).includes(one),
  add: (one: string) => write(answeredKey, JSON.stringify([one, ...readList(answeredKey).filter((each) => each !== one)].slice(0, answeredMax))),
  drop: (one: string) => write(answeredKey, JSON.stringify(readList(answeredKey).filter((each) => each !== one))),
};

const phoneKey = "yizhan-phone";

/** The random number of this phone; a phone that forgets gets a new one. */
export function phoneNumber(make: () => string): string {
  try {
    const known = localStorage.getItem(phoneKey) ?? "";
    if (/^[0-9a-f]{32}$/.test(known)) return known;
  } catch {
    return make(); // private browsing: it counts as a new phone
  }
  const made = make();
  write(phoneKey, made);
  return made;
}
