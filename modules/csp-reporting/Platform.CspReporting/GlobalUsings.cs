// The only maker of figures, under the name that people use for it.
global using DisclosureGate = Platform.CspReporting.Disclosure.Figure.Gate;
