/** The form fields of a service type, beneath the facts, where it has required ones. Kept with the answers. */
import { useId } from "react";
import { useWords } from "../../app/words.ts";
import type { ServiceRow } from "../../../shared/views.ts";
import styles from "./Intake.module.css";

export interface ServiceFieldsProps {
  readonly service: ServiceRow | null;
  readonly answers: Readonly<Record<string, string>>;
  onAnswer(id: string, value: string): void;
}

type Field = ServiceRow["fields"][number];

/** All fields of a type that has a required one; none otherwise, so that a repair stays short. */
export function ServiceFields({ service, answers, onAnswer }: ServiceFieldsProps) {
  const { t } = useWords();
  if (service === null || !service.fields.some((field) => field.required)) return null;
  return (
    <fieldset className={styles["fields"]}>
      <legend className={styles["partTitle"]}>{t("intake.fields")}</legend>
      {service.fields.map((field) => <FieldRow key={field.id} field={field} value={answers[field.id] ?? ""} onChange={(value) => onAnswer(field.id, value)} />)}
    </fieldset>
  );
}

interface FieldRowProps {
  readonly field: Field;
  readonly value: string;
  onChange(value: string): void;
}

function FieldRow(props: FieldRowProps) {
  const { t, pick } = useWords();
  const { field } = props;
  const inputId = useId();
  return (
    <div className={styles["field"]}>
      <label htmlFor={inputId} className={styles["fieldLabel"]}>{pick(field.label)}{field.required && <span className={styles["required"]} title={t("intake.required")}> *</span>}</label>
      <FieldInput {...props} inputId={inputId} />
    </div>
  );
}

function FieldInput({ field, value, inputId, onChange }: FieldRowProps & { readonly inputId: string }) {
  const { t, pick } = useWords();
  const common = { id: inputId, className: styles["input"], "data-field": field.id, "aria-required": field.required, value };
  if (field.kind === "choice" || field.kind === "yes-no") {
    const choices = field.kind === "choice" ? field.choices.map((one) => [one.zh, pick(one)] as const) : [["yes", t("intake.yes")], ["no", t("intake.no")]] as const;
    return (
      <select {...common} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t("intake.notAsked")}</option>
        {choices.map(([stored, text]) => <option key={stored} value={stored}>{text}</option>)}
      </select>
    );
  }
  return <input {...common} inputMode={field.kind === "number" ? "decimal" : undefined} maxLength={200} autoComplete="off" onChange={(event) => onChange(event.target.value)} />;
}
