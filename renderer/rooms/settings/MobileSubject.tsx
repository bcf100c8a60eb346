/** The phone page, and the codes that lead to it: for a building or a floor, on beds and doors or on devices. */
import { useMemo, useState } from "react";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import { equipmentLabels, placeLabels, placesUnder } from "../../../shared/label-sheet.ts";
import type { PlaceRow } from "../../../shared/views.ts";
import { deviceSubject } from "./DeviceSubject.tsx";
import { LabelSheet } from "./LabelSheet.tsx";
import levels from "./Levels.module.css";
import { SettingRow } from "./SettingRow.tsx";

const PhonePage = deviceSubject("mobile-page");
const kinds = ["place", "equipment"] as const;
type LabelKind = (typeof kinds)[number];

/** The subject. */
export function MobileSubject() {
  return (
    <>
      <PhonePage />
      <Labels />
    </>
  );
}

function Labels() {
  const { t, pick } = useWords();
  const places = useView("places").rows;
  const equipment = useView("equipment").rows;
  const [kind, setKind] = useState<LabelKind>("place");
  const [buildingId, setBuilding] = useState("");
  const [belowId, setBelow] = useState("");
  const buildings = places.filter(isOwnHouse(places)).toSorted((one, other) => Number(other.kind === "building") - Number(one.kind === "building")); // a boiler house after the houses
  const building = buildings.find((place) => place.placeId === buildingId) ?? buildings[0];
  const below = places.filter((place) => place.parentId === building?.placeId);
  const chosen = below.find((place) => place.placeId === belowId) ?? building;
  const labels = useMemo(() => {
    if (chosen === undefined) return [];
    const under = placesUnder(chosen.placeId, places);
    return kind === "place" ? placeLabels(under, pick) : equipmentLabels(equipment, under, pick);
  }, [chosen, kind, places, equipment, pick]);
  return (
    <section className={levels["part"]} aria-label={t("settings.labels.title")}>
      <h3 className={levels["partTitle"]}>{t("settings.labels.title")}</h3>
      <SettingRow label={t("settings.labels.where")} says={t("settings.labels.whereSays")}>
        <div className={levels["pick"]}>
          <Select label={t("settings.labels.building")} value={building?.placeId ?? ""} places={buildings} onPick={(placeId) => { setBuilding(placeId); setBelow(""); }} />
          <Select label={t("settings.labels.below")} value={chosen === building ? "" : chosen?.placeId ?? ""} places={below} all={t("settings.labels.all")} onPick={setBelow} />
        </div>
      </SettingRow>
      <SettingRow label={t("settings.labels.what")} says={t("settings.labels.whatSays")}>
        <Choice<LabelKind> label={t("settings.labels.what")} value={kind} options={kinds.map((value) => ({ value, label: t(`settings.labels.whatOf.${value}`) }))} onChoose={setKind} />
      </SettingRow>
      <LabelSheet fileName={`${chosen?.placeId ?? "labels"}.html`} labels={labels} scan={t("labels.scan")} />
    </section>
  );
}

/** Buildings, and what stands by itself in a campus: a boiler house, a yard. */
function isOwnHouse(places: readonly PlaceRow[]): (place: PlaceRow) => boolean {
  const campuses = new Set(places.filter((place) => place.kind === "campus").map((place) => place.placeId));
  return ({ kind, parentId }) => kind !== "campus" && (parentId === null || campuses.has(parentId));
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly places: readonly PlaceRow[];
  /** Stands first, for all of them. */
  readonly all?: string;
  onPick(placeId: string): void;
}

function Select({ label, value, places, all, onPick }: SelectProps) {
  const { pick } = useWords();
  return (
    <label className={levels["field"]}>{label}
      <select className={levels["select"]} value={value} onChange={(event) => onPick(event.target.value)}>
        {all !== undefined && <option value="">{all}</option>}
        {places.map((place) => <option key={place.placeId} value={place.placeId}>{pick(place.name)}</option>)}
      </select>
    </label>
  );
}
