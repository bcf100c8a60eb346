/** The catalogue as the demo and the replay look things up in it: places by what is read out, services and crews by id, who may be sent. */
import type { PersonRow, PlaceRow, ServiceRow } from "../../../shared/views.ts";
import type { ViewReader } from "../../store/views.ts";

export interface Hospital {
  readonly departments: readonly PlaceRow[];
  readonly services: readonly ServiceRow[];
  /** Place by its label as it is read out (2号楼 9层 肾内科); a fault where there is none. */
  placeId(label: string): string;
  service(id: string): ServiceRow;
  /** People on duty of the service's own crew who hold its certificate at that time. */
  sendable(service: ServiceRow, atMs: number): readonly PersonRow[];
}

export function readHospital(views: ViewReader): Hospital {
  // Each view's rows have the shape that `shared/views.ts` gives for its name.
  const places = views.snapshot("places", {}) as unknown as readonly PlaceRow[];
  const services = views.snapshot("services", {}) as unknown as readonly ServiceRow[];
  const people = views.snapshot("people", {}) as unknown as readonly PersonRow[];
  const placeByLabel = new Map(places.map((place) => [place.label.zh, place]));
  const serviceById = new Map(services.map((service) => [service.serviceId, service]));
  return {
    departments: places.filter((place) => place.kind === "department"), services,
    placeId: (label) => known(placeByLabel.get(label), `place ${label}`).placeId,
    service: (id) => known(serviceById.get(id), `service ${id}`),
    sendable: ({ crewId, certificate }, atMs) => people.filter((person) => person.crewId === crewId && person.duty === "on"
      && (certificate === null || person.certificates.some((one) => one.kind === certificate && one.validUntilMs > atMs))),
  };
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`the catalogue has no ${what}`);
  return found;
}
