/** Entry of the phone page: Chinese unless the phone speaks something else. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { setLanguage } from "../../app/words.ts";
import { PhonePage } from "./PhonePage.tsx";

z.config({ jitless: true }); // the page may not evaluate text as code
setLanguage(navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en");
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<StrictMode><PhonePage /></StrictMode>);
