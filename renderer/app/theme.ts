/**
 * The house's tokens as MUI and AG Grid know them. Both point at the CSS variables of `theme.css`, so a switch between
 * day and night repaints without a new theme object. Rooms use `gridTheme` for their grids; MUI gets `muiTheme` once.
 */
import { createTheme } from "@mui/material/styles";
import type { Shadows } from "@mui/material/styles";
import { themeQuartz } from "ag-grid-community";

const flat = Array.from({ length: 25 }, (_, index) => (index === 0 ? "none" : "var(--lift)")) as Shadows;

function colour(main: string, contrastText: string, dark: string) {
  return { main: `var(${main})`, light: `var(${dark})`, dark: `var(${dark})`, contrastText: `var(${contrastText})` };
}

/** MUI in the house's colours and type; no ripple, no elevation but menus. */
export const muiTheme = createTheme({
  cssVariables: { nativeColor: true, cssVarPrefix: "mui" },
  palette: {
    primary: { main: "var(--act-fill)", light: "var(--focus)", dark: "var(--act-fill)", contrastText: "var(--on-act)" },
    error: colour("--red-fill", "--on-red", "--red-text"),
    warning: colour("--amber-fill", "--on-amber", "--amber-text"),
    success: colour("--green-text", "--sheet", "--green-text"),
    background: { default: "var(--ground)", paper: "var(--sheet)" },
    text: { primary: "var(--text)", secondary: "var(--text2)", disabled: "var(--text3)" },
    divider: "var(--line)",
    action: { selected: "var(--select)", hover: "var(--panel)", active: "var(--text2)", focus: "var(--select)" },
  },
  // MUI reckons from 14: with it the body comes out at the house's 16 px.
  typography: { fontFamily: "var(--font)", fontSize: 14, htmlFontSize: 16, fontWeightMedium: 700, button: { textTransform: "none" } },
  spacing: 4,
  shape: { borderRadius: 2 },
  shadows: flat,
  transitions: { duration: { shortest: 120, shorter: 120, short: 120, standard: 120, complex: 120, enteringScreen: 120, leavingScreen: 0 } },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiMenu: { defaultProps: { transitionDuration: { enter: 120, exit: 0 } } }, // gone at once: the next key opens it anew, and finds the focus free
    MuiMenuItem: {
      styleOverrides: {
        root: {
          minHeight: 36, "&.Mui-selected, &.Mui-selected:hover, &.Mui-focusVisible": { backgroundColor: "var(--select)" },
          "&.Mui-focusVisible": { outline: "2px solid var(--focus)", outlineOffset: -2 },
        },
      },
    },
    MuiTextField: { defaultProps: { size: "small" } },
    MuiFormLabel: { styleOverrides: { root: { "&.Mui-focused": { color: "var(--focus)" } } } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: "none" }, rounded: { border: "1px solid var(--line-strong)" } } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { background: "var(--field)", "&.Mui-focused .MuiOutlinedInput-notchedOutline": { borderColor: "var(--focus)" } },
        notchedOutline: { borderColor: "var(--line-strong)" },
      },
    },
  },
});

/** AG Grid as a sheet with hairlines: no zebra, no hover, no shadow, one focus ring. */
export const gridTheme = themeQuartz.withParams({
  accentColor: "var(--focus)",
  backgroundColor: "var(--sheet)",
  borderColor: "var(--line)",
  borderRadius: 2,
  browserColorScheme: "inherit",
  cellEditingBorder: "2px solid var(--focus)",
  cellEditingShadow: "none",
  cellHorizontalPadding: 10,
  cellTextColor: "var(--text)",
  chromeBackgroundColor: "var(--panel)",
  columnBorder: false,
  dataBackgroundColor: "var(--sheet)",
  dataFontSize: 15,
  focusShadow: "0 0 0 2px var(--focus)",
  fontFamily: "inherit",
  fontSize: 15,
  foregroundColor: "var(--text)",
  headerBackgroundColor: "var(--panel)",
  headerColumnBorder: false,
  headerFontSize: 14,
  headerFontWeight: 400,
  headerHeight: 34,
  headerRowBorder: "1px solid var(--line-strong)",
  headerTextColor: "var(--text3)",
  inputBackgroundColor: "var(--field)",
  inputBorder: "1px solid var(--line-strong)",
  inputFocusBorder: "1px solid var(--focus)",
  inputInvalidBorder: "1px solid var(--red-fill)",
  oddRowBackgroundColor: "var(--sheet)",
  popupShadow: "var(--lift)",
  rangeSelectionBorderColor: "var(--focus)",
  rowBorder: "1px solid var(--line)",
  rowHeight: 36,
  rowHoverColor: "transparent",
  selectedRowBackgroundColor: "var(--select)",
  spacing: 4,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
});
