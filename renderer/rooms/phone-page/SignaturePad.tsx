/** The requester signs with a finger on the crew's phone: name in letters, and the stroke as a picture. */
import { useRef, useState } from "react";
import { useWords } from "../../app/words.ts";
import type { Photo } from "./outbox.ts";
import styles from "./Phone.module.css";

const widthPx = 640;
const heightPx = 240;

export function SignaturePad({ onSigned }: { onSigned(name: string, picture: Photo): void }) {
  const { t } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [name, setName] = useState("");
  const [drawn, setDrawn] = useState(false);
  const at = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * widthPx, ((event.clientY - box.top) / box.height) * heightPx] as const;
  };
  const handleDown = (event: React.PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = canvas.current?.getContext("2d");
    pen?.beginPath();
    pen?.moveTo(...at(event));
  };
  const handleMove = (event: React.PointerEvent<HTMLCanvasElement>) => {
    const pen = canvas.current?.getContext("2d");
    if (event.buttons === 0 || pen == null) return;
    pen.lineWidth = 4;
    pen.lineCap = "round";
    pen.lineTo(...at(event));
    pen.stroke();
    setDrawn(true);
  };
  const handleClear = () => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, widthPx, heightPx);
    setDrawn(false);
  };
  const handleSigned = () => canvas.current?.toBlob((blob) => { if (blob !== null) onSigned(name.trim(), { name: "signature.png", blob }); }, "image/png");
  return (
    <>
      <canvas ref={canvas} className={styles["pad"]} width={widthPx} height={heightPx} aria-label={t("phone.sign.pad")} onPointerDown={handleDown} onPointerMove={handleMove} />
      <label>{t("phone.sign.name")}<input type="text" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></label>
      <div className={styles["inline"]}>
        <button type="button" onClick={handleClear}>{t("phone.sign.clear")}</button>
        <button type="button" className={styles["main"]} disabled={!drawn || name.trim() === ""} onClick={handleSigned}>{t("phone.act.sign")}</button>
      </div>
    </>
  );
}
