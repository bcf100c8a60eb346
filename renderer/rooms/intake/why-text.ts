/** Reasons of a proposal in words. */
import type { Why } from "../../../shared/intake/proposal.ts";
import type { Translate } from "../../app/words.ts";

/** A row of reasons, parted by dots; reasons that say nothing new are left out. */
export function whyText(reasons: readonly Why[], t: Translate): string {
  return reasons
    .map(({ key, params }) => {
      const certificate = typeof params["certificate"] === "string" ? t(`parts.certificate.${params["certificate"]}`) : "";
      return t(`intake.why.${key}`, { ...params, certificateName: certificate });
    })
    .filter((text) => text !== "")
    .join(" · ");
}
