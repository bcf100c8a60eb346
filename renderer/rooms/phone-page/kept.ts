/** The requests of this phone, newest first, and a crew's session. Small texts, so local storage; a phone without it forgets. */

const requestsKey = "yizhan-requests";
const requestsMax = 5;

function readList(): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(requestsKey) ?? "[]");
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
  all: readList,
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
