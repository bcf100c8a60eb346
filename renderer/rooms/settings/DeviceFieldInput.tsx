/** One field of a device's form, by its kind: switch, choice, number, text, secret, or a longer text in JSON. */
import TextField from "@mui/material/TextField";
import type { DeviceField } from "../../../shared/views.ts";
import { useWords } from "../../app/words.ts";
import { Choice } from "../../parts/Choice.tsx";

export interface DeviceFieldInputProps {
  readonly device: string;
  readonly field: DeviceField;
  readonly value: string;
  /** A secret that is there already. */
  readonly isSet: boolean;
  onChange(value: string): void;
}

/** The field; its label stands above it. */
export function DeviceFieldInput({ device, field, value, isSet, onChange }: DeviceFieldInputProps) {
  const { t } = useWords();
  const label = t(`device.${device}.${field.name}.label`);
  if (field.kind === "switch") {
    const options = [{ value: "true", label: t("settings.device.on") }, { value: "false", label: t("settings.device.off") }];
    return <Choice label={label} value={value === "true" ? "true" : "false"} options={options} onChoose={onChange} />;
  }
  if (field.kind === "choice") {
    const named = (option: string) => { const key = `device.${device}.${field.name}.option.${option}`; const word = t(key); return word === key ? option : word; };
    return <Choice label={label} value={value} options={(field.options ?? []).map((option) => ({ value: option, label: named(option) }))} onChoose={onChange} />;
  }
  const isSecret = field.kind === "secret";
  return (
    <TextField value={value} type={isSecret ? "password" : "text"} placeholder={isSecret && isSet ? t("settings.device.secretSet") : ""} multiline={field.kind === "json"} maxRows={12} fullWidth={field.kind !== "number"}
      slotProps={{ htmlInput: { "aria-label": label, autoComplete: isSecret ? "new-password" : "off", spellCheck: false, ...(field.kind === "number" && { inputMode: "numeric" }) } }}
      onChange={(event) => onChange(event.target.value)} />
  );
}
