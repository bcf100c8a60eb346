/** Reasons of a proposal in words. */
import type { Why } from "../../shared/intake/proposal.ts";
import type { Translate } from "./words.ts";

/** Reasons that go without saying: the type's own crew and priority. */
const silent = new Set(["serviceDefault", "serviceCrew"]);

/** Reasons that most have: said last, since a row may be too narrow for all. */
const common = new Set(["skilled"]);

/** A row of reasons, parted by dots, the telling ones first; what goes without saying is left out. */
export function whyText(reasons: readonly Why[], t: Translate): string {
  return reasons
    .filter(({ key }) => !silent.has(key))
    .toSorted((one, other) => Number(common.has(one.key)) - Number(common.has(other.key)))
    .map(({ key, params }) => {
      const certificate = typeof params["certificate"] === "string" ? t(`parts.certificate.${params["certificate"]}`) : "";
      return t(`intake.why.${key}`, { ...params, certificateName: certificate });
    })
    .join(" · ");
}
