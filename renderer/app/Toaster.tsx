/** The one seat of toasts: above the status bar, right. */
import { useCallback } from "react";
import { Toast } from "../parts/Toast.tsx";
import { dropToast, useToast } from "./toasts.ts";

/** Shows the toast of the moment, if there is one. */
export function Toaster() {
  const toast = useToast();
  const key = toast?.key ?? 0;
  const drop = useCallback(() => dropToast(key), [key]);
  return toast === null ? null : <Toast key={key} text={toast.text} onGone={drop} />;
}
