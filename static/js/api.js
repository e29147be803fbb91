// Every endpoint with a form to try it; without this script the page lists them with links.
const place = document.getElementById("swagger-ui");

// The page has one main part already, and this is within it.
new MutationObserver(() => {
  place.querySelector("main:not([role])")?.setAttribute("role", "group");
}).observe(place, { childList: true, subtree: true });

SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
  syntaxHighlight: false,
});
