/** The crew that a service goes to by default, for tickets that nobody was sent to yet. */
import { useCallback } from "react";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";

/** Looks up the name of a service's default crew; empty where there is none. */
export function useSuggestedCrew(): (serviceId: string | null) => string {
  const { pick } = useWords();
  const services = useView("services").byKey;
  const crews = useView("crews").byKey;
  return useCallback((serviceId) => {
    const crewId = serviceId === null ? undefined : services.get(serviceId)?.crewId;
    return pick(crewId === undefined ? null : crews.get(crewId)?.name ?? null);
  }, [services, crews, pick]);
}
