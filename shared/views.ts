/**
 * Every list and statistic a screen can open: what a row looks like, what it is keyed by, and which changes touch it.
 * The rows themselves come from `electron/store/views/<name>.sql`; a screen gets a snapshot, then only pushed changes.
 *
 * `follows` says, per stream, which keys of the view a change of one thing touches, or that the whole view runs again.
 */
import { z } from "zod";
import type { Role } from "./kernel/may.ts";
import type { Category, Point } from "./alarm/point.ts";
import type { AlarmOwner, AlarmState, AlarmTicket, Phase, Shelf } from "./alarm/state.ts";
import type { CallState } from "./call/state.ts";
import type { Bilingual } from "./kernel/text.ts";
import { id } from "./kernel/text.ts";
import type { SavedLayout } from "./layout/layout.ts";
import type { LexiconState } from "./lexicon/lexicon.ts";
import type { PersonState } from "./person/person.ts";
import type { Job } from "./person/person.ts";
import type { CalendarState } from "./calendar/calendar.ts";
import type { PlaceKind } from "./place/place.ts";
import type { Priority, ServiceState } from "./service/service.ts";
import type { SiteDesk } from "./site/site.ts";
import type { SlipState } from "./slip/slip.ts";
import type { OpinionState, SurveyAnswer } from "./survey/answer.ts";
import type { Stars } from "./survey/results.ts";
import type { SurveyState } from "./survey/survey.ts";
import type { Unsent, Watched } from "./ticket/attention.ts";
import type { Override, Caller, Complaint, FollowUp, TicketState, Worker } from "./ticket/state.ts";

/** One open ticket. */
export interface BoardRow extends Watched {
  readonly ticketId: string;
  readonly number: string;
  readonly placeId: string | null;
  readonly place: Bilingual;
  readonly service: Bilingual;
  readonly serviceId: string | null;
  readonly matter: string;
  readonly lifeSafety: boolean;
  readonly crewId: string | null;
  readonly crew: Bilingual | null;
  readonly people: readonly Worker[];
  readonly suspendedSinceMs: number | null;
  readonly finishedAtMs: number | null;
  readonly reopened: number;
  /** The promise breaks within minutes, or has broken: the ward has to be rung. Until somebody arrives or promises anew. */
  readonly promiseAtRisk: boolean;
  /** Not yet ordered by the hub. */
  readonly provisional: boolean;
}

/** One open ticket that nobody was sent to. */
export interface UnsentRow extends Unsent {
  readonly ticketId: string;
}

/** One ticket in full. */
export interface TicketRow {
  readonly ticketId: string;
  readonly provisional: boolean;
  readonly state: TicketState;
}

/** One event of a ticket's story, oldest first. */
export interface StoryRow {
  readonly key: string;
  /** Null while the hub has not ordered it. */
  readonly seq: number | null;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly actorName: Bilingual | null;
  readonly desk: number;
  readonly observedAtMs: number;
  readonly recordedAtMs: number;
}

/** One crew of the strip. */
export interface CrewRow {
  readonly crewId: string;
  readonly name: Bilingual;
  readonly short: Bilingual;
  readonly letter: string;
  readonly seat: number;
  readonly phone: string;
  readonly outsourced: boolean;
  /** End of an outsourcer's contract; null where it has none. */
  readonly contractUntilMs: number | null;
  readonly jobsPerPerson: number;
  readonly onCall: { readonly id: string; readonly name: Bilingual; readonly phone: string } | null;
  readonly busy: number;
  readonly free: number;
  readonly off: number;
  /** Tickets sent to the crew without a name, plus logged ones whose service it does by default. */
  readonly waiting: number;
}

export interface PersonRow {
  readonly personId: string;
  readonly name: Bilingual;
  readonly role: Role;
  readonly crewId: string | null;
  readonly phone: string;
  readonly skills: readonly string[];
  readonly certificates: PersonState["certificates"];
  readonly duty: "on" | "off";
  readonly jobs: readonly Job[];
  /** First letters of the Chinese name as it is read: 李建国 → ljg. */
  readonly initials: string;
  readonly hasPin: boolean;
  readonly hasBadge: boolean;
  /** Last row of wrong tries under this name. */
  readonly failures: NonNullable<PersonState["failures"]> | null;
  /** Since when on or off duty; null where never told. */
  readonly dutySinceMs: number | null;
  /** When the last job ended, and where the last one was sent to. */
  readonly freedAtMs: number | null;
  readonly placeId: string | null;
}

export interface PlaceRow {
  readonly placeId: string;
  readonly kind: PlaceKind;
  readonly parentId: string | null;
  readonly name: Bilingual;
  readonly label: Bilingual;
  readonly extensions: readonly string[];
}

export interface EquipmentRow {
  readonly equipmentId: string;
  readonly code: string;
  readonly name: Bilingual;
  readonly kind: string;
  readonly placeId: string;
  readonly place: Bilingual | null;
  readonly upstreamId: string | null;
  readonly maker: string;
  readonly model: string;
}

export interface ServiceRow extends ServiceState {
  readonly serviceId: string;
}

export interface CalendarRow extends CalendarState {
  readonly calendarId: string;
}

/** Somebody who was sent without the certificate. */
export interface OverrideRow {
  readonly ticketId: string;
  readonly number: string;
  readonly place: Bilingual;
  readonly service: Bilingual;
  readonly override: Override;
}

export interface SiteRow {
  readonly siteId: string;
  readonly name: Bilingual;
  readonly zone: string;
  readonly desks: readonly SiteDesk[];
  /** Node ids; empty means the hub alone. */
  readonly keepers: readonly string[];
  readonly automatic: boolean;
  /** What signing in takes, and which administrators have a PIN or badge. */
  readonly signIn: "name" | "pin";
  readonly administrators: readonly string[];
  /** Percent of the finished tickets that are asked for a rating. */
  readonly samplePercent: number;
  /** Desks listen beyond their own machine. */
  readonly sharing: boolean;
}

/** A ticket that still wants something after the work, or a complaint. Callers' names are in it: never public. */
export interface AftercareRow {
  readonly ticketId: string;
  readonly number: string;
  readonly place: Bilingual;
  readonly service: Bilingual;
  readonly matter: string;
  readonly priority: TicketState["priority"];
  readonly step: TicketState["step"];
  readonly callers: readonly Caller[];
  readonly loggedAtMs: number;
  readonly finishByMs: number | null;
  readonly finishedAtMs: number | null;
  readonly signedAtMs: number | null;
  readonly stars: number | null;
  readonly complaint: Complaint | null;
  readonly followUp: FollowUp | null;
}

/** What the wards say, of the tickets finished since `fromMs`. */
export interface QualityRow {
  readonly key: "quality";
  readonly rated: number;
  readonly satisfied: number;
  readonly low: number;
  readonly complaints: number;
  readonly complaintsInTime: number;
}

/** What the other desks look at; no table behind it. */
export interface PresenceRow {
  readonly key: "presence";
  readonly looks: readonly { readonly desk: number; readonly personId: string | null; readonly ticketId: string | null; readonly placeId: string | null }[];
}

/** Layouts of the board that one person saved. */
export interface LayoutRow {
  readonly personId: string;
  readonly layouts: readonly SavedLayout[];
}

/** One phrase of the dictionary with what it was corrected to. */
export interface LexiconRow extends LexiconState {
  readonly entryId: string;
}

/** Who sits at a desk. */
export interface SeatRow {
  readonly number: number;
  readonly personId: string | null;
  readonly personName: Bilingual | null;
  readonly role: Role | null;
  readonly sinceMs: number;
}

/** One former ticket of a place, newest first. */
export interface HistoryRow {
  readonly ticketId: string;
  readonly number: string;
  readonly place: Bilingual;
  readonly matter: string;
  readonly step: TicketState["step"];
  readonly loggedAtMs: number;
  readonly reopened: number;
}

/** Today's figures; clock anomalies are left out. */
export interface TodayRow {
  readonly key: "today";
  readonly logged: number;
  readonly finished: number;
  readonly finishedInTime: number;
  readonly ratings: number;
  readonly satisfied: number;
}

/** A refused act of this desk, kept until read. */
export interface RefusedRow {
  readonly commandId: string;
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
  readonly actor: string;
  readonly atMs: number;
}

/** A form that is not finished; on this desk only. */
export interface DraftRow {
  readonly draftId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly savedAtMs: number;
  /** Who began it; null where nobody sat here. */
  readonly begunBy: string | null;
}

/** Who sits at this desk, and whether its screen is locked; no table behind it. */
export interface SessionRow {
  readonly key: "session";
  readonly personId: string | null;
  readonly locked: boolean;
}

/** How this desk stands with the hub; no table behind it. */
export interface LinkRow {
  readonly key: "link";
  readonly role: "hub" | "desk";
  readonly state: "joined" | "island" | "alone";
  readonly deskNumber: number;
  readonly delayMs: number | null;
  /** Commands of this desk that the hub has not ordered. */
  readonly outbox: number;
  /** Since when the hub is out of reach. */
  readonly islandSinceMs: number | null;
  /** Desks joined to this hub now. */
  readonly desks: number;
  /** Sequence number of the last ordered event here. */
  readonly head: number;
  /** When this desk last knew that its data was the hub's; pushed every 2 s while that holds. Data age = now − this. */
  readonly freshAtMs: number;
  /** Why the hub does not let this desk in: a refusal code, or null. */
  readonly refused: string | null;
  /** Last sequence number known here to be on the disks of a majority of the keepers. */
  readonly safe: number;
  /** Commands of this desk that are ordered and not known to be safe. */
  readonly unsafe: number;
  /** Since when nothing became safe although something waits for it. */
  readonly unsafeSinceMs: number | null;
  /** How many keepers are named; 0 means the hub alone. */
  readonly keepers: number;
  /** Epoch in which this desk last knew a hub; the hub's desk number in its last two digits. */
  readonly epoch: number;
  /** The hub as last known; null where this desk never knew one. */
  readonly hubNodeId: string | null;
  readonly hubNumber: number | null;
  /** Name of its machine. */
  readonly hubName: string;
  /** When it became hub; null for the one that founded the site. */
  readonly hubSinceMs: number | null;
  /** Who made it hub without a majority. */
  readonly forcedBy: string | null;
  /** Two hubs met within the last hour, and this one yielded. */
  readonly rivalHub: { readonly yieldedNumber: number; readonly atMs: number } | null;
  /** Rows of the log that are here of those there were when this desk took over the hub's position; null when all are. */
  readonly history: { readonly haveSeq: number; readonly ofSeq: number; readonly misfit: boolean } | null;
}

/** What is wrong, or was mended, with the machine under a desk; put into words by `health.<code>`. */
export interface HealthNotice {
  readonly code:
    /** A damaged database was replaced at the start; `from` names the backup, `aside` where the damaged one is. */
    | "mended-backup" | "mended-log" | "mended-empty"
    /** Somebody restored a backup. */
    | "restored"
    /** A page could not be read while running: the next start mends it. */
    | "damaged-now"
    /** The desk shows what is there and writes nothing. */
    | "read-only"
    | "disk-low" | "disk-full"
    /** This machine's clock was set by more than an hour. */
    | "clock-forward" | "clock-back"
    | "backup-failed";
  readonly params: Readonly<Record<string, string | number>>;
  readonly atMs: number;
}

/** Always one row. */
export interface HealthRow {
  readonly key: "health";
  /** Oldest first; empty where all is well. */
  readonly notices: readonly HealthNotice[];
}

/** A call that rings, is talked to, or waits to be called back. Who it is and what was before is asked only after the claim. */
export interface CallRow extends Pick<CallState, "number" | "given" | "called" | "line" | "tellsEnd" | "phase" | "rangAtMs" | "answeredAtMs" | "claim" | "heldSinceMs" | "pickedUpAtMs" | "lineEndedAtMs" | "endedAtMs" | "tickets" | "callBack"> {
  readonly callId: string;
  /** Place where this number rings, as the exchange's list has it now. */
  readonly placeId: string | null;
  readonly place: Bilingual | null;
  readonly provisional: boolean;
}

/** How quickly calls were answered. */
export interface AnsweredRow {
  readonly key: "answered";
  /** Calls that are answered or over. */
  readonly offered: number;
  readonly within15: number;
  readonly within20: number;
  readonly missed: number;
  /** A telephone has ever told of a call here. */
  readonly connected: boolean;
}

/** One setting of a device, as a page draws it; words in `device.<name>.<field>`. */
export interface DeviceField {
  readonly name: string;
  readonly kind: "switch" | "text" | "secret" | "number" | "choice" | "json";
  readonly options?: readonly string[];
  readonly least?: number;
  readonly most?: number;
}

/** A device of this desk: its settings and how it is; no table behind it. */
export interface DeviceRow {
  readonly name: string;
  readonly enabled: boolean;
  readonly state: "ok" | "trying" | "failing" | "off";
  /** Put into words by `device.state.<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly sinceMs: number;
  readonly hubOnly: boolean;
  readonly fields: readonly DeviceField[];
  /** Values by field; a secret is empty here. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Secrets that are set. */
  readonly secrets: readonly string[];
  /** Who changed the settings last; null where nobody did. */
  readonly changed: { readonly by: string | null; readonly atMs: number } | null;
}

/** An alarm that somebody should know of: in alarm, unanswered, shelved, stale or chattering. Folding: `shared/alarm/fold.ts`. */
export interface AlarmRow {
  readonly pointId: string;
  readonly phase: Phase;
  readonly occurrence: number;
  readonly category: Category;
  readonly severity: Priority;
  readonly lifeSafety: boolean;
  readonly inhibits: boolean;
  readonly text: Bilingual;
  readonly placeId: string;
  readonly place: Bilingual;
  readonly equipmentId: string | null;
  readonly equipment: Bilingual | null;
  /** Points and equipment above it, nearest first. */
  readonly upstreamIds: readonly string[];
  readonly raisedAtMs: number | null;
  readonly clearedAtMs: number | null;
  readonly value: string;
  readonly owner: AlarmOwner | null;
  readonly shelf: Shelf | null;
  readonly staleSinceMs: number | null;
  readonly chatter: AlarmState["chatter"];
  readonly ticket: AlarmTicket | null;
  readonly opensTicket: boolean;
}

/** An alarm about a life, in alarm or unanswered, and not shelved. */
export type LifeAlarmRow = Pick<AlarmRow, "pointId" | "phase" | "occurrence" | "severity" | "text" | "place" | "raisedAtMs" | "owner" | "ticket">;

/** A point that is listened to. */
export interface PointRow {
  readonly pointId: string;
  readonly point: Point;
  readonly phase: Phase;
  readonly occurrence: number;
  readonly heard: boolean;
  readonly staleSinceMs: number | null;
  readonly chattering: boolean;
}

/** When a point called somebody; the load is what of all of them lies within the last ten minutes. */
export interface AlarmLoadRow {
  readonly pointId: string;
  readonly calledAtMs: readonly number[];
}

/** One kind of plant. */
export interface PlantRow {
  readonly category: Category;
  readonly points: number;
  readonly active: number;
  readonly unanswered: number;
  /** Points that their source has spoken of and that are not stale. */
  readonly heard: number;
  /** Worst severity in alarm, 1–4. */
  readonly worst: number | null;
}

/** A slip of paper, asked for or printed. */
export interface SlipRow extends SlipState {
  readonly slipId: string;
  readonly provisional: boolean;
}

/** One survey. */
export interface SurveyRow extends SurveyState {
  readonly surveyId: string;
}

/** A ward's answers of one period, counted; `shared/survey/results.ts` makes shares of them. */
export interface SurveyResultRow {
  readonly resultId: string;
  readonly surveyId: string;
  readonly period: string;
  readonly wardId: string;
  readonly ward: Bilingual;
  /** Phones that answered. */
  readonly answers: number;
  readonly stars: readonly Stars[];
}

/** What one phone wrote; nobody knows whose. */
export interface SurveyCommentRow {
  readonly opinionId: string;
  readonly period: string;
  readonly wardId: string;
  readonly ward: Bilingual;
  readonly answers: readonly SurveyAnswer[];
  readonly comment: string;
}

export interface ViewRows {
  readonly alarms: AlarmRow;
  readonly "life-alarms": LifeAlarmRow;
  readonly points: PointRow;
  readonly "alarm-load": AlarmLoadRow;
  readonly plant: PlantRow;
  readonly board: BoardRow;
  readonly unsent: UnsentRow;
  readonly ticket: TicketRow;
  readonly story: StoryRow;
  readonly crews: CrewRow;
  readonly people: PersonRow;
  readonly places: PlaceRow;
  readonly equipment: EquipmentRow;
  readonly services: ServiceRow;
  readonly calendars: CalendarRow;
  readonly overrides: OverrideRow;
  readonly site: SiteRow;
  readonly aftercare: AftercareRow;
  readonly lexicon: LexiconRow;
  readonly layouts: LayoutRow;
  readonly presence: PresenceRow;
  readonly quality: QualityRow;
  readonly surveys: SurveyRow;
  readonly "survey-results": SurveyResultRow;
  readonly "survey-comments": SurveyCommentRow;
  readonly seats: SeatRow;
  readonly history: HistoryRow;
  readonly today: TodayRow;
  readonly refused: RefusedRow;
  readonly drafts: DraftRow;
  readonly session: SessionRow;
  readonly link: LinkRow;
  readonly health: HealthRow;
  readonly slips: SlipRow;
  readonly "slip-queue": SlipRow;
  readonly devices: DeviceRow;
  readonly calls: CallRow;
  readonly answered: AnsweredRow;
}
export type ViewName = keyof ViewRows;

/** A thing that changed: its state before and after, undefined where it was not or is no more. */
export interface Change {
  readonly stream: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Keys of the rows; or the whole view: "all" rests between two runs in a burst (sums over everything), "now" never does (a few rows about one thing). */
export type Touched = readonly string[] | "all" | "now";

export interface ViewDefinition {
  /** Name of the column that identifies a row. */
  readonly key: string;
  /** Parameters of the view; a view opened twice with the same ones is computed once. */
  readonly params: z.ZodType<Readonly<Record<string, string | number>>>;
  readonly follows: Readonly<Record<string, (change: Change, params: Readonly<Record<string, string | number>>) => Touched>>;
  /** May a wall or another read-only page open it. Nothing with a patient's or caller's name may. */
  readonly public: boolean;
}

const none = z.strictObject({});
const own = (change: Change): Touched => [change.id];
const all = (): Touched => "all";
/** The one row of a view about one thing. */
const only = (param: string) => (change: Change, params: Readonly<Record<string, string | number>>): Touched =>
  change.id === params[param] ? [change.id] : [];
/** The many rows of a view about one thing. */
const allOf = (param: string) => (change: Change, params: Readonly<Record<string, string | number>>): Touched =>
  change.id === params[param] ? "now" : [];

function crewsOfPerson({ before, after }: Change): Touched {
  return [before, after].flatMap((one) => (one as PersonState | undefined)?.crewId ?? []);
}

function crewsOfTicket({ before, after }: Change): Touched {
  const crewOf = (state: unknown) => (state as TicketState | undefined)?.assignment?.crewId ?? null;
  const stepOf = (state: unknown) => (state as TicketState | undefined)?.step;
  if (stepOf(before) === "logged" || stepOf(after) === "logged") return "all";
  return [crewOf(before), crewOf(after)].filter((one) => one !== null);
}

const categoriesOf = ({ before, after }: Change): Touched => [...new Set([before, after].flatMap((one) => (one as AlarmState | undefined)?.point.category ?? []))];

export const views: { readonly [N in ViewName]: ViewDefinition } = {
  alarms: { key: "pointId", params: none, follows: { alarm: own, equipment: all }, public: false },
  "life-alarms": { key: "pointId", params: none, follows: { alarm: own }, public: true },
  points: { key: "pointId", params: none, follows: { alarm: own }, public: false },
  "alarm-load": { key: "pointId", params: none, follows: { alarm: own }, public: true },
  plant: { key: "category", params: none, follows: { alarm: categoriesOf }, public: true },
  board: { key: "ticketId", params: none, follows: { ticket: own }, public: true },
  unsent: { key: "ticketId", params: none, follows: { ticket: own }, public: false },
  ticket: { key: "ticketId", params: z.strictObject({ ticketId: id }), follows: { ticket: only("ticketId") }, public: false },
  story: { key: "key", params: z.strictObject({ ticketId: id }), follows: { ticket: allOf("ticketId"), slip: slipsOfTicket }, public: false },
  crews: { key: "crewId", params: none, follows: { crew: own, person: crewsOfPerson, ticket: crewsOfTicket }, public: true },
  people: { key: "personId", params: none, follows: { person: own }, public: false },
  places: { key: "placeId", params: none, follows: { place: own }, public: false },
  equipment: { key: "equipmentId", params: none, follows: { equipment: own, place: all }, public: false },
  services: { key: "serviceId", params: none, follows: { service: own }, public: false },
  calendars: { key: "calendarId", params: none, follows: { calendar: own }, public: false },
  overrides: { key: "ticketId", params: z.strictObject({ fromMs: z.number().int() }), follows: { ticket: whereOverridden }, public: false },
  site: { key: "siteId", params: none, follows: { site: own }, public: true },
  presence: { key: "key", params: none, follows: {}, public: false },
  layouts: { key: "personId", params: z.strictObject({ personId: id }), follows: { layout: only("personId") }, public: false },
  lexicon: { key: "entryId", params: none, follows: { lexicon: own }, public: false },
  aftercare: { key: "ticketId", params: none, follows: { ticket: own }, public: false },
  quality: { key: "key", params: z.strictObject({ fromMs: z.number().int() }), follows: { ticket: all }, public: false },
  surveys: { key: "surveyId", params: none, follows: { survey: own }, public: false },
  "survey-results": { key: "resultId", params: z.strictObject({ surveyId: id }), follows: { opinion: resultsOfSurvey }, public: false },
  "survey-comments": { key: "opinionId", params: z.strictObject({ surveyId: id }), follows: { opinion: commentsOfSurvey }, public: false },
  seats: { key: "number", params: none, follows: { desk: own }, public: true },
  history: { key: "ticketId", params: z.strictObject({ placeId: id }), follows: { ticket: ticketsOfPlace }, public: false },
  today: { key: "key", params: z.strictObject({ fromMs: z.number().int() }), follows: { ticket: all }, public: true },
  refused: { key: "commandId", params: none, follows: { refused: own }, public: false },
  drafts: { key: "draftId", params: none, follows: { draft: own }, public: false },
  session: { key: "key", params: none, follows: {}, public: false },
  link: { key: "key", params: none, follows: {}, public: true },
  health: { key: "key", params: none, follows: {}, public: true },
  slips: { key: "slipId", params: z.strictObject({ ticketId: id }), follows: { slip: slipsOfTicket }, public: false },
  "slip-queue": { key: "slipId", params: none, follows: { slip: own }, public: false },
  calls: { key: "callId", params: none, follows: { call: own, place: all }, public: false },
  answered: { key: "key", params: z.strictObject({ fromMs: z.number().int() }), follows: { call: all }, public: true },
  devices: { key: "name", params: none, follows: {}, public: false },
};

function resultsOfSurvey({ before, after }: Change, params: Readonly<Record<string, string | number>>): Touched {
  return [before, after].flatMap((one) => {
    const given = one as OpinionState | undefined;
    return given?.surveyId === params["surveyId"] ? [`${given?.period}|${given?.wardId}`] : [];
  });
}

function commentsOfSurvey({ id: opinionId, before, after }: Change, params: Readonly<Record<string, string | number>>): Touched {
  return [before, after].some((one) => (one as OpinionState | undefined)?.surveyId === params["surveyId"]) ? [opinionId] : [];
}

function ticketsOfPlace({ before, after }: Change, params: Readonly<Record<string, string | number>>): Touched {
  const at = (state: unknown) => (state as TicketState | undefined)?.place.id;
  return at(before) === params["placeId"] || at(after) === params["placeId"] ? "now" : [];
}

function slipsOfTicket({ before, after }: Change, params: Readonly<Record<string, string | number>>): Touched {
  const ticketOf = (state: unknown) => (state as SlipState | undefined)?.ticketId;
  return ticketOf(before) === params["ticketId"] || ticketOf(after) === params["ticketId"] ? "now" : [];
}

function whereOverridden({ before, after }: Change): Touched {
  const has = (state: unknown) => (state as TicketState | undefined)?.override != null;
  return has(before) || has(after) ? "all" : [];
}
