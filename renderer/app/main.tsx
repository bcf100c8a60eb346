/** Entry of every page: theme and session around the desk or the wall. Logic lives in the parts it puts together. */
import { ThemeProvider } from "@mui/material/styles";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { openView } from "../bridge/view-store.ts";
import { FaultBoundary } from "./FaultBoundary.tsx";
import { Page } from "./Page.tsx";
import { SessionProvider } from "./SessionProvider.tsx";
import { muiTheme } from "./theme.ts";
import "./theme.css";

// The page's policy forbids making code from text; zod must not try.
z.config({ jitless: true });

// Desk and wall both begin with the board: its rows are fetched while their code is still being read.
openView("board", {});

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has lost its #root");

createRoot(root).render(
  <StrictMode>
    <ThemeProvider theme={muiTheme}>
      <FaultBoundary region="page">
        <SessionProvider>
          <Page />
        </SessionProvider>
      </FaultBoundary>
    </ThemeProvider>
  </StrictMode>,
);
