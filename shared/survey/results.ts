/** What the answers of a ward come to: how many, the mean, how many of the stars are four or five. Pure; from rows of `survey-results`. */

/** Share of four and five stars that a hospital answers for. Source: the issue, satisfaction of the wards. */
export const satisfiedTarget = 0.98;
/** From so many stars on somebody is satisfied. */
export const satisfiedStars = 4;

/** Stars given to one question. */
export interface Stars {
  /** Place of the question, from 0. */
  readonly question: number;
  readonly given: number;
  readonly sum: number;
  readonly satisfied: number;
}

export interface Score {
  /** Phones that answered. */
  readonly answers: number;
  /** Stars given, all questions together. */
  readonly given: number;
  /** 1–5; null where nobody gave any. */
  readonly mean: number | null;
  /** 0–1 of the stars given; null where nobody gave any. */
  readonly satisfied: number | null;
  readonly reachesTarget: boolean;
}

interface Counted {
  readonly answers: number;
  readonly stars: readonly Stars[];
}

/** Several rows together: a ward over its periods, a period over its wards; one question alone where it is named. */
export function scoreOf(rows: readonly Counted[], question?: number): Score {
  const stars = rows.flatMap((row) => row.stars).filter((one) => question === undefined || one.question === question);
  const total = (pick: (one: Stars) => number) => stars.reduce((sum, one) => sum + pick(one), 0);
  const given = total((one) => one.given);
  const satisfied = given === 0 ? null : total((one) => one.satisfied) / given;
  return {
    answers: rows.reduce((sum, row) => sum + row.answers, 0), given, mean: given === 0 ? null : total((one) => one.sum) / given,
    satisfied, reachesTarget: satisfied !== null && satisfied >= satisfiedTarget,
  };
}
