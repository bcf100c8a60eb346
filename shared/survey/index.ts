/** Everything that can happen to a survey: one line per verb. An answer is a thing of its own, so that a survey's row stays small. */
import { answerSurvey, opinion } from "./answer.ts";
import { closeSurvey, openSurvey, survey } from "./survey.ts";

export const surveyStream = { stream: survey, verbs: [openSurvey, closeSurvey] };
export const opinionStream = { stream: opinion, verbs: [answerSurvey] };
