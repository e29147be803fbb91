// Every endpoint with a form to try it; without this script the page lists them with links.
const place = document.getElementById("swagger-ui");

// Its own layout brings a main part, and the page has one already.
const operationsAlone = ({ React, getComponent }) => ({
  components: {
    OperationsAlone: () =>
      React.createElement(
        "div",
        { className: "swagger-ui" },
        React.createElement(getComponent("SvgAssets")),
        React.createElement(getComponent("operations", true)),
      ),
  },
});

SwaggerUIBundle({
  url: place.dataset.schema,
  domNode: place,
  plugins: [operationsAlone],
  layout: "OperationsAlone",
  deepLinking: false, // a link within a button is for nobody's keyboard
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  supportedSubmitMethods: ["get"],
  validatorUrl: null,
  syntaxHighlight: false,
});
