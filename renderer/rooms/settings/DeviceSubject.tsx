/** Devices of one kind: how each is, its form, its try button. The form is made from the device's own schema (view `devices`). */
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { DeviceForm } from "./DeviceForm.tsx";

/** Makes the subject of the devices whose name begins with `prefix`. */
export function deviceSubject(prefix: string) {
  return function DeviceSubject() {
    const { t } = useWords();
    const rows = useView("devices").rows.filter((row) => row.name.startsWith(prefix));
    if (rows.length === 0) return <EmptyLine>{t("settings.device.none")}</EmptyLine>;
    return rows.map((row) => <DeviceForm key={row.name} row={row} />);
  };
}
