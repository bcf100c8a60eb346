/** Names of crews in a row of the board; English ones are long, there the short name stands. */
import { useMemo } from "react";
import type { BoardRow } from "../../../shared/views.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";

export interface CrewNames {
  /** The crew that a ticket was sent to; empty where to none. */
  sent(row: Pick<BoardRow, "crewId" | "crew">): string;
  /** The crew that a service goes to by default; empty where there is none. */
  suggested(serviceId: string | null): string;
}

/** Looks them up; a new object when a name changes. */
export function useCrewNames(): CrewNames {
  const { pick, language } = useWords();
  const services = useView("services").byKey;
  const crews = useView("crews").byKey;
  return useMemo(() => ({
    sent: ({ crewId, crew }) => (language === "en" && crewId !== null ? crews.get(crewId)?.short.en : undefined) ?? pick(crew),
    suggested(serviceId) {
      const crew = crews.get(services.get(serviceId ?? "")?.crewId ?? "");
      return crew === undefined ? "" : pick(language === "en" ? crew.short : crew.name);
    },
  }), [services, crews, pick, language]);
}
