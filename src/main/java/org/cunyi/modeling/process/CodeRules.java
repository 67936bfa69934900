package org.cunyi.modeling.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cunyi.modeling.Findings;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;

/** Nothing in a model can run code: no scripts, no classes, no connectors, no beans that are not on the list, no expression that reaches further. */
final class CodeRules {

    /** Whose words a model may use: the engine also listens to older names of its own extensions, which nobody looks at. */
    private static final Set<String> SPACES = Set.of("http://www.omg.org/spec/BPMN/20100524/MODEL", "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI", "http://camunda.org/schema/1.0/bpmn",
            "http://camunda.org/schema/1.0/dmn", "http://camunda.org/schema/modeler/1.0", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20191111/DMNDI/", "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/", "http://bpmn.io/schema/dmn/biodi/2.0", XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
            XMLConstants.XML_NS_URI);
    private static final Set<String> ELEMENTS = Set.of("script", "scriptTask", "connector", "connectorId", "formData", "formField", "formProperty",
            "constraint", "potentialOwner", "humanPerformer", "performer");
    /** Attributes that give a variable its name. */
    private static final Set<String> NAMING = Set.of("resultVariable", "elementVariable", "target", "mapDecisionResult");
    private static final Set<String> ATTRIBUTES = Set.of("class", "resource", "taskPriorityClass", "resultVariableClass", "formHandlerClass", "formKey",
            "scriptFormat", "language", "expressionLanguage");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final Set<String> BEANS = Set.of("delegateExpression", "variableMappingDelegateExpression");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*\\}?");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{([a-zA-Z]\\w*)\\}");

    private final Set<String> beans;
    private final Predicate<String> safe;
    private final Findings found;

    private CodeRules(Set<String> beans, Predicate<String> safe, Findings found) {
        this.beans = beans;
        this.safe = safe;
        this.found = found;
    }

    /** @param safe whether an expression stays within what models may do */
    static void check(byte[] xml, Set<String> beans, Predicate<String> safe, Findings found) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            new CodeRules(beans, safe, found).walk(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement(), null);
        } catch (SAXException | IOException e) {
            found.wrong(null, "不是完整的 XML 文件");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void walk(Element element, String owner) {
        String id = element.hasAttribute("id") ? element.getAttribute("id") : owner;
        if (!SPACES.contains(element.getNamespaceURI())) {
            found.wrong(id, "不认识的扩展：" + element.getNodeName());
        }
        if (ELEMENTS.contains(element.getLocalName())) {
            found.wrong(id, "不得使用脚本、连接器、内嵌表单和指定个人（" + element.getLocalName() + "）");
        }
        if (element.getLocalName().endsWith("putParameter")) {
            named(id, element.getAttribute("name"));
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attribute(id, (Attr) element.getAttributes().item(i));
        }
        StringBuilder own = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                walk(inner, id);
            } else if (child instanceof Text text) {
                own.append(text.getData());
            }
        }
        expression(id, own.toString());
    }

    private void attribute(String id, Attr attribute) {
        String name = attribute.getLocalName();
        if (attribute.getNamespaceURI() != null && !SPACES.contains(attribute.getNamespaceURI())) {
            found.wrong(id, "不认识的扩展：" + attribute.getNodeName());
        } else if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI()) && !name.equals("type")) {
            // the engine would fetch a schema from wherever it is said to lie
            found.wrong(id, "不得引用外部的文件（" + attribute.getNodeName() + "）");
        } else if (name.equals("type") && CAMUNDA.equals(attribute.getNamespaceURI())) {
            found.wrong(id, "不得使用系统以外的任务类型（type＝" + attribute.getValue() + "）");
        } else if (ATTRIBUTES.contains(name) || name.endsWith("Class")) {
            found.wrong(id, "不得引用程序类、外部资源和其他表单处理（" + name + "）");
        } else if (BEANS.contains(name)) {
            var bean = BEAN.matcher(attribute.getValue());
            found.wrongUnless(bean.matches() && beans.contains(bean.group(1)), id, "没有这个系统功能，或者模型不得使用：" + attribute.getValue());
        } else {
            expression(id, attribute.getValue());
        }
        if (NAMING.contains(name)) {
            named(id, attribute.getValue());
        }
    }

    /** A variable stands before a bean of its name: whoever names one so could call what the product never offered. */
    private void named(String id, String variable) {
        found.wrongUnless(!beans.contains(variable), id, "变量不得与系统功能同名：" + variable);
    }

    private void expression(String id, String text) {
        EXPRESSION.matcher(text).results().map(MatchResult::group).filter(safe.negate()).distinct()
                .forEach(e -> found.wrong(id, "表达式超出了模型可以使用的范围：" + e));
    }
}
