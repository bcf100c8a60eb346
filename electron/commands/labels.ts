/**
 * `npm run labels -- --under PLACE --address URL [--equipment] --out FILE.html`: a sheet of codes for beds, rooms and devices,
 * to print and stick up; `--survey ID` instead makes one code for each ward of a survey; a phone that scans one opens the phone page there. Reads a data folder, also beside a running desk.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import QRCode from "qrcode";
import { dataFolderFrom, sourceFolder } from "../arguments.ts";
import { databasePath, openForReading } from "../store/open.ts";
import { createViewReader } from "../store/views.ts";
import type { EquipmentRow, PlaceRow, SurveyRow } from "../../shared/views.ts";
import { equipmentLabels, labelSheet, placeLabels, placesUnder, qrOptions, readAddress, surveyLabels } from "../../shared/label-sheet.ts";
import { languageFor, readWords } from "./words.ts";

const { values } = parseArgs({
  options: { data: { type: "string" }, under: { type: "string" }, address: { type: "string" }, equipment: { type: "boolean", default: false }, survey: { type: "string" }, out: { type: "string", default: "labels.html" }, lang: { type: "string" } },
});
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));

function stop(key: string, params: Record<string, string> = {}): never {
  console.error(words.say(key, params));
  process.exit(2);
}

const address = readAddress(values.address ?? "") ?? stop("tool.labels.noAddress");
if (!existsSync(databasePath(dataFolder))) stop("tool.labels.noData", { folder: dataFolder });

const db = openForReading(dataFolder);
const views = createViewReader(db, join(sourceFolder, "electron", "store"));
const places = views.snapshot("places", {}) as unknown as readonly PlaceRow[];
const under = values.under ?? "";
if (under !== "" && !places.some((place) => place.placeId === under)) stop("tool.labels.noPlace", { place: under });
const chosen = placesUnder(under, places);
const pick = (text: { readonly zh: string; readonly en: string }) => (words.language === "en" ? text.en : text.zh);
const survey = (views.snapshot("surveys", {}) as unknown as readonly SurveyRow[]).find((one) => one.surveyId === values.survey);
if (values.survey !== undefined && survey === undefined) stop("tool.labels.noSurvey", { survey: values.survey });
const labels = survey !== undefined
  ? surveyLabels(survey, chosen, pick)
  : values.equipment
    ? equipmentLabels(views.snapshot("equipment", {}) as unknown as readonly EquipmentRow[], chosen, pick)
    : placeLabels(chosen, pick);
db.close();
writeFileSync(values.out, await labelSheet(labels, address, words.say(survey === undefined ? "labels.scan" : "labels.scanSurvey"), (text) => QRCode.toString(text, qrOptions)));
console.log(words.say("tool.labels.done", { count: labels.length, file: values.out }));
