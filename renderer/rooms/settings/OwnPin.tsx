/** The PIN of who sits here, changed by themselves; the one so far is asked for, since whoever stands at a desk is not yet who sits there. */
import { useMay } from "../../app/seat/use-may.ts";
import { useWords } from "../../app/words.ts";
import { SecretForm } from "./SecretForm.tsx";

/** The form, or who has to sit down first. */
export function OwnPin() {
  const { t } = useWords();
  const { person } = useMay();
  if (person === undefined) return <p>{t("settings.people.nobody")}</p>;
  return <SecretForm key={person.personId} kind="pin" person={person} own />;
}
