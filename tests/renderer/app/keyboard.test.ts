/** Combinations as bindings write them, on both kinds of keyboard. */
import { describe, expect, it } from "vitest";
import { comboOf } from "../../../renderer/app/keyboard.ts";

function press(code: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return { code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...more } as KeyboardEvent;
}

describe("a combination", () => {
  it("names modifiers in one order and the key by its place", () => {
    expect(comboOf(press("KeyD"))).toBe("KeyD");
    expect(comboOf(press("Enter", { ctrlKey: true }), false)).toBe("Ctrl+Enter");
    expect(comboOf(press("Digit1", { altKey: true, shiftKey: true, ctrlKey: true }), false)).toBe("Ctrl+Alt+Shift+Digit1");
  });

  it("takes the Enter of the numeric keypad for Enter", () => {
    expect(comboOf(press("NumpadEnter", { ctrlKey: true }), false)).toBe("Ctrl+Enter");
  });

  it("takes ⌘ for Ctrl on a Mac, except for the function keys the house keeps on Ctrl", () => {
    expect(comboOf(press("KeyK", { metaKey: true }), true)).toBe("Ctrl+KeyK");
    expect(comboOf(press("KeyK", { ctrlKey: true }), true)).toBe("KeyK");
    expect(comboOf(press("F8", { ctrlKey: true }), true)).toBe("Ctrl+F8");
    expect(comboOf(press("KeyK", { metaKey: true }), false)).toBe("KeyK");
  });
});
